import styles from './Avatar.module.css';

/** Somebody's picture, or the beginning of the name: its first character in Korean, its initials elsewhere. */
export function Avatar({ name, picture, size = 36 }: { name: string; picture?: string | undefined; size?: number }) {
  const rem = `${size / 16}rem`;
  if (picture) return <img src={picture} alt="" className={styles.avatar} style={{ width: rem, height: rem }} />;
  const words = name.trim().split(/\s+/);
  const korean = /^\p{Script=Hangul}/u.test(name);
  const initials = korean ? [...name][0] : words.slice(0, 2).map((word) => [...word][0]?.toUpperCase()).join('');
  return (
    <span className={styles.avatar} style={{ width: rem, height: rem, fontSize: `${size / 40}rem` }} aria-hidden="true">
      {initials}
    </span>
  );
}

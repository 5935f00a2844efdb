import { SHAPES, type IconName } from '@/shared/icons/shapes';
import styles from './Icon.module.css';

export type { IconName };

interface IconProps {
  name: IconName;
  /** In CSS pixels at the normal size of text; grows with the text. */
  size?: number | undefined;
  /** Words for who cannot see it; without them it is decoration and hidden from screen readers. */
  label?: string | undefined;
  className?: string | undefined;
}

/** One of our own line drawings, in the colour of the text around it. */
export function Icon({ name, size = 24, label, className }: IconProps) {
  const rem = `${size / 16}rem`;
  return (
    <svg
      viewBox="0 0 24 24"
      width={rem}
      height={rem}
      className={className ? `${styles.icon} ${className}` : styles.icon}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}

import type { ButtonHTMLAttributes, Ref } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import styles from './IconButton.module.css';

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName;
  /** Says what it does; shown when the pointer rests on it. */
  label: string;
  /** Pressed or not, where it switches something. */
  pressed?: boolean | undefined;
  tone?: 'plain' | 'accent' | 'danger' | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

/** A button that is a drawing, 44 pixels wide and high. */
export function IconButton({ icon, label, pressed, tone = 'plain', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      className={classes(styles.button, styles[tone], rest.className)}
    >
      <Icon name={icon} size={22} />
    </button>
  );
}

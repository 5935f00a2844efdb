import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Button.module.css';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind | undefined;
  size?: 'normal' | 'small' | undefined;
  icon?: IconName | undefined;
  /** Stands after the words, such as an arrow. */
  endIcon?: IconName | undefined;
  /** What it asked for is being done: it cannot be pressed again, and says so. */
  busy?: boolean | undefined;
  /** The words while it is busy; “One moment” where none are given. */
  busyText?: string | undefined;
  /** As wide as what surrounds it. */
  wide?: boolean | undefined;
  children: ReactNode;
}

/** The classes of a button, for a link that looks like one. */
export function buttonClass(kind: ButtonKind = 'primary', wide = false): string {
  return classes(styles.button, styles[kind], wide && styles.wide);
}

/** A button with words. While it is busy it keeps its focus and its place. */
export function Button({ kind = 'secondary', size, icon, endIcon, busy, busyText, wide, children, ...rest }: ButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      {...rest}
      className={classes(buttonClass(kind, wide), size === 'small' && styles.small, rest.className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {busy ? <span className={styles.spinner} aria-hidden="true" /> : icon && <Icon name={icon} size={20} />}
      <span aria-live={busy === undefined ? undefined : 'polite'}>{busy ? (busyText ?? t('state.working')) : children}</span>
      {!busy && endIcon && <Icon name={endIcon} size={20} />}
    </button>
  );
}

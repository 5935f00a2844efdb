import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';

export type Tone = 'neutral' | 'accent' | 'orange' | 'success' | 'warn' | 'danger';

/** One or two words that mark a thing. */
export function Badge({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={classes(styles.badge, styles[tone])}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}

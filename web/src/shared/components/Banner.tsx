import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';

type BannerTone = 'info' | 'success' | 'warn' | 'danger';

const ICONS: Record<BannerTone, IconName> = { info: 'info', success: 'checkCircle', warn: 'warn', danger: 'broken' };

interface BannerProps {
  tone?: BannerTone | undefined;
  icon?: IconName | undefined;
  title?: string | undefined;
  /** Read out at once when it appears: for what somebody's action led to. */
  announce?: boolean | undefined;
  actions?: ReactNode;
  children?: ReactNode;
}

/** A notice within a page. */
export function Banner({ tone = 'info', icon, title, announce, actions, children }: BannerProps) {
  return (
    <div className={classes(styles.banner, styles[tone])} role={announce ? 'alert' : undefined}>
      <Icon name={icon ?? ICONS[tone]} size={20} />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { Icon, type IconName } from './Icon';

interface EmptyStateProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  /** Where it stands for the whole page, its title is the page's. */
  isPage?: boolean;
  /** The one thing to do from here. */
  action?: ReactNode;
}

/** What stands where nothing is yet: why, and one button. */
export function EmptyState({ icon, title, children, isPage = false, action }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'h2';
  return (
    <div className={styles.empty}>
      <span className={styles.picture}>
        <Icon name={icon} size={36} />
      </span>
      <Title className={styles.title}>{title}</Title>
      {children && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}

import type { ReactNode } from 'react';
import { usePageTitle } from '@/shared/hooks/usePageTitle';
import { classes } from './classes';
import styles from './Page.module.css';

interface PageProps {
  title: string;
  /** A sentence below the title. */
  lead?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** `form` is one narrow column, `full` has no rim, for maps. */
  width?: 'wide' | 'form' | 'full' | undefined;
  children: ReactNode;
}

/** What a page is made of: its one heading, its width, its title in the browser. */
export function Page({ title, lead, actions, width = 'wide', children }: PageProps) {
  usePageTitle(title);
  return (
    <div className={classes(styles.page, styles[width])}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 className={styles.title}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

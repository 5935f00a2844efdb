import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '@/shared/hooks/useOnline';
import styles from './AppShell.module.css';
import { Banner } from './Banner';
import { Icon, type IconName } from './Icon';
import { SkipLink } from './SkipLink';

const TABS = [
  { to: '/', name: 'trips', icon: 'map' },
  { to: '/nearby', name: 'nearby', icon: 'compass' },
  { to: '/today', name: 'today', icon: 'today' },
  { to: '/profile', name: 'profile', icon: 'user' },
] as const satisfies readonly { to: LinkProps['to']; name: string; icon: IconName }[];

interface AppShellProps {
  /** Stands at the right of the top bar: who is logged in. */
  account: ReactNode;
  children: ReactNode;
}

/** The frame of every page behind the log-in: a bar on top, and the main menu below on a phone, at the left on wider
 *  screens. */
export function AppShell({ account, children }: AppShellProps) {
  const { t } = useTranslation();
  const online = useOnline();
  return (
    <div className={styles.shell}>
      <SkipLink />
      <header className={styles.top}>
        <Link to="/" className={styles.brand}>
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span className={styles.brandName}>{t('app')}</span>
        </Link>
        {account}
      </header>
      <nav className={styles.menu} aria-label={t('navigation.label')}>
        {TABS.map(({ to, name, icon }) => (
          <Link key={to} to={to} className={styles.tab} activeOptions={{ exact: to === '/' }}>
            <Icon name={icon} />
            <span>{t(`navigation.${name}`)}</span>
          </Link>
        ))}
      </nav>
      <main id="main" tabIndex={-1} className={styles.main}>
        {!online && (
          <div className={styles.notice}>
            <Banner tone="warn" icon="offline" title={t('failure.offline')} announce />
          </div>
        )}
        {children}
      </main>
    </div>
  );
}

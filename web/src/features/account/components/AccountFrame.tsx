import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '@/shared/components/AppearanceSettings';
import { SkipLink } from '@/shared/components/SkipLink';
import { usePageTitle } from '@/shared/hooks/usePageTitle';
import styles from './AccountFrame.module.css';
import { RouteDrawing } from './RouteDrawing';

interface AccountFrameProps {
  title: string;
  lead?: string | undefined;
  children: ReactNode;
  /** Where else to go from here. */
  foot?: ReactNode;
}

/** The frame of the pages before the log-in: what the app promises beside the form, above it on a phone. */
export function AccountFrame({ title, lead, children, foot }: AccountFrameProps) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  usePageTitle(title);
  return (
    <div className={styles.frame}>
      <SkipLink />
      <div className={styles.side}>
        <div className={styles.brand}>
          <img src="/icon.svg" alt="" width="36" height="36" />
          <span>{common('app')}</span>
        </div>
        <div className={styles.drawing}>
          <RouteDrawing />
        </div>
        <div className={styles.promise}>
          <p className={styles.promiseTitle}>{t('promise')}</p>
          <p className={styles.promiseDetail}>{t('promiseDetail')}</p>
        </div>
      </div>
      <div className={styles.content}>
        <div className={styles.language}>
          <LanguageSwitch />
        </div>
        <main id="main" tabIndex={-1} className={styles.main}>
          <header className={styles.head}>
            <h1 className={styles.title}>{title}</h1>
            {lead && <p className={styles.lead}>{lead}</p>}
          </header>
          {children}
          {foot && <div className={styles.foot}>{foot}</div>}
        </main>
      </div>
    </div>
  );
}

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { usePageTitle } from '@/shared/hooks/usePageTitle';
import { Banner } from './Banner';
import { Button, buttonClass } from './Button';
import styles from './EmptyState.module.css';
import { EmptyState } from './EmptyState';
import { problemWords } from './problemWords';

interface ErrorStateProps {
  reason: unknown;
  onRetry?: (() => void) | undefined;
  /** Where it stands for the whole page, its title is the page's. */
  isPage?: boolean;
}

/** What stands where something could not be read: what happened, what to do, how it is named in the log. */
export function ErrorState({ reason, onRetry, isPage = false }: ErrorStateProps) {
  const { t } = useTranslation();
  const { title, detail, reference } = problemWords(reason, t);
  return (
    <div role="alert">
      <EmptyState
        isPage={isPage}
        icon="warn"
        title={title}
        action={onRetry && <Button onClick={onRetry}>{t('action.retry')}</Button>}
      >
        {detail}
        {reference && <span className={styles.reference}> {t('failure.reference', { reference })}</span>}
      </EmptyState>
    </div>
  );
}

/** The same in place of a whole page. What is not there will not be there when it is asked for again: the way leads home. */
export function ErrorPage({ reason, onRetry }: { reason: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const { title, detail } = problemWords(reason, t);
  usePageTitle(title);
  if (!isProblem(reason) || reason.status !== 404) return <ErrorState isPage reason={reason} onRetry={onRetry} />;
  return (
    <EmptyState
      isPage
      icon="compass"
      title={title}
      action={
        <Link to="/" className={buttonClass('primary')}>
          {t('failure.home')}
        </Link>
      }
    >
      {detail}
    </EmptyState>
  );
}

/** The same as a notice above a form, for what was refused. */
export function ErrorBanner({ reason }: { reason: unknown }) {
  const { t } = useTranslation();
  if (reason === null || reason === undefined) return null;
  const { title, detail, reference } = problemWords(reason, t);
  return (
    <Banner tone="danger" title={title} announce>
      {detail && <p>{detail}</p>}
      {reference && <p>{t('failure.reference', { reference })}</p>}
    </Banner>
  );
}

import { useTranslation } from 'react-i18next';
import { Banner } from './Banner';
import { Button } from './Button';
import styles from './EmptyState.module.css';
import { EmptyState } from './EmptyState';
import { problemWords } from './problemWords';

/** What stands where something could not be read: what happened, what to do, how it is named in the log. */
export function ErrorState({ reason, onRetry }: { reason: unknown; onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { title, detail, reference } = problemWords(reason, t);
  return (
    <div role="alert">
      <EmptyState
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

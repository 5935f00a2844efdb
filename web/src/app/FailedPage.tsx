import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '@/shared/components/Button';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { usePageTitle } from '@/shared/hooks/usePageTitle';

/** What stands in place of a page that failed. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <ErrorState reason={error} onRetry={retry} />;
}

/** What stands at an address that has no page. */
export function MissingPage() {
  const { t } = useTranslation();
  usePageTitle(t('failure.notFound'));
  return (
    <EmptyState
      icon="compass"
      title={t('failure.notFound')}
      action={
        <Link to="/" className={buttonClass('primary')}>
          {t('failure.home')}
        </Link>
      }
    >
      {t('failure.notFoundDetail')}
    </EmptyState>
  );
}

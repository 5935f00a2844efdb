import { Link, useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, NO_CONNECTION } from '@/shared/api/problem';
import { buttonClass } from '@/shared/components/Button';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorPage } from '@/shared/components/ErrorState';
import { useOnline } from '@/shared/hooks/useOnline';
import { usePageTitle } from '@/shared/hooks/usePageTitle';

/** What stands in place of a page that failed. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const away = isProblem(error, NO_CONNECTION);
  const online = useOnline();
  const missed = useRef(false);
  const retry = () => {
    // A browser does not ask again for a script that it could not load.
    if (away) window.location.reload();
    reset();
    void router.invalidate();
  };
  useEffect(() => {
    if (!online) missed.current = true;
    else if (away && missed.current) window.location.reload();
  }, [away, online]);
  return <ErrorPage reason={error} onRetry={retry} />;
}

/** What stands at an address that has no page. */
export function MissingPage() {
  const { t } = useTranslation();
  usePageTitle(t('failure.notFound'));
  return (
    <EmptyState
      isPage
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

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useProfile } from '@/shared/api/session';
import type { Schema } from '@/shared/api/problem';
import { buttonClass } from '@/shared/components/Button';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { Page } from '@/shared/components/Page';
import { Skeleton } from '@/shared/components/Skeleton';
import { useTripSummary } from './api/summary';
import { LeadBanners } from './components/LeadBanners';
import { SampleOffer } from './components/SampleOffer';
import { TripSection } from './components/TripSection';

/** The first page behind the log-in: what goes on, what is being planned, what was. */
export function DashboardPage() {
  const { t } = useTranslation('dashboard');
  const profile = useProfile();
  const summary = useTripSummary();
  return (
    <Page title={t('greeting', { name: profile?.name ?? '' })} lead={t('lead')}>
      {summary.isPending && <Skeleton count={3} height={9} />}
      {summary.isError && !summary.data && (
        <ErrorState reason={summary.error} onRetry={() => void summary.refetch()} />
      )}
      {summary.data && <Trips summary={summary.data} />}
    </Page>
  );
}

function Trips({ summary }: { summary: Schema<'TripSummary'> }) {
  const { t } = useTranslation('dashboard');
  const { travelling, planning, memories } = summary;
  if (travelling.length + planning.length + memories.length === 0) {
    return (
      <>
      <EmptyState
        icon="map"
        title={t('empty.title')}
        action={
          <Link to="/trips/new" className={buttonClass('primary')}>
            {t('empty.action')}
          </Link>
        }
      >
        {t('empty.text')}
      </EmptyState>
      <SampleOffer />
      </>
    );
  }
  return (
    <>
      <LeadBanners travelling={travelling} planning={planning} />
      <TripSection title={t('section.travelling')} trips={travelling} />
      <TripSection title={t('section.planning')} trips={planning} />
      <TripSection title={t('section.memories')} trips={memories} />
      <p>
        <Link to="/trips" className={buttonClass('secondary')}>
          {t('all')}
        </Link>
      </p>
    </>
  );
}

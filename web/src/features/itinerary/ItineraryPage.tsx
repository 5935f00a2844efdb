import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { buttonClass } from '@/shared/components/Button';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorPage } from '@/shared/components/ErrorState';
import { Page } from '@/shared/components/Page';
import { Skeleton } from '@/shared/components/Skeleton';
import { useItinerary, useTrip } from './api/itinerary';
import { ItineraryScreen } from './components/ItineraryScreen';
import styles from './ItineraryPage.module.css';

const route = getRouteApi('/shell/trips/$tripId');

/** The itinerary of a trip, or what stands there until it has one. */
export function ItineraryPage() {
  const { t } = useTranslation('itinerary');
  const { tripId } = route.useParams();
  const trip = useTrip(tripId);
  const itinerary = useItinerary(tripId);
  if (itinerary.data) return <ItineraryScreen key={tripId} tripId={tripId} trip={trip.data} itinerary={itinerary.data} />;
  const none = isProblem(itinerary.error, 'ITINERARY_NOT_FOUND');
  if (itinerary.isError && !none) return <ErrorPage reason={itinerary.error} onRetry={() => void itinerary.refetch()} />;
  return (
    <Page title={trip.data?.tripName ?? t('title')} width="wide">
      {itinerary.isPending && (
        <div className={styles.waiting}>
          <Skeleton count={1} height={3.25} label={t('loading')} />
          <Skeleton count={1} height={7} label={t('loading')} />
          <Skeleton count={4} height={9} label={t('loading')} />
        </div>
      )}
      {none && (
        <EmptyState
          icon="route"
          title={t('none.title')}
          action={
            <Link to="/trips/$tripId/generation" params={{ tripId }} className={buttonClass('primary')}>
              {t('none.action')}
            </Link>
          }
        >
          {t('none.text')}
        </EmptyState>
      )}
    </Page>
  );
}

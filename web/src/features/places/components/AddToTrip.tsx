import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '@/shared/components/Button';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { Sheet } from '@/shared/components/Sheet';
import { Skeleton } from '@/shared/components/Skeleton';
import { toast } from '@/shared/components/toast';
import { useAddToTray, useOpenTrips } from '../api/places';
import styles from './AddToTrip.module.css';

interface AddToTripProps {
  place: { placeId: string; name: string };
  open: boolean;
  onClose: () => void;
}

/** Puts a place into the tray of one of the reader's trips. */
export function AddToTrip({ place, open, onClose }: AddToTripProps) {
  const { t } = useTranslation('places');
  const trips = useOpenTrips(open);
  const add = useAddToTray();
  const navigate = useNavigate();
  const choose = (tripId: string, tripName: string) =>
    add.mutate(
      { tripId, placeId: place.placeId },
      {
        onSuccess: () => {
          onClose();
          toast({
            text: t('add.done', { place: place.name, trip: tripName }),
            action: { label: t('add.see'), onSelect: () => void navigate({ to: '/trips/$tripId', params: { tripId } }) },
          });
        },
      },
    );
  return (
    <Sheet open={open} title={t('add.title')} onClose={onClose}>
      <p className={styles.lead}>{t('add.lead')}</p>
      {trips.isPending && <Skeleton count={3} height={3} />}
      {trips.isError && <ErrorState reason={trips.error} onRetry={() => void trips.refetch()} />}
      {add.isError && <ErrorState reason={add.error} />}
      {trips.data?.length === 0 && (
        <EmptyState
          icon="map"
          title={t('add.none')}
          action={
            <Link to="/trips/new" className={buttonClass('primary')}>
              {t('add.plan')}
            </Link>
          }
        />
      )}
      <ul className={styles.trips}>
        {trips.data?.map((trip) => (
          <li key={trip.tripId}>
            <button
              type="button"
              className={styles.trip}
              disabled={add.isPending}
              onClick={() => choose(trip.tripId, trip.tripName)}
            >
              <Icon name="map" size={20} />
              {trip.tripName}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

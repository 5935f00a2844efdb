import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { useFormat } from '@/shared/format/useFormat';
import { Badge, type Tone } from './Badge';
import { Icon } from './Icon';
import styles from './TripCard.module.css';
import { TripDrawing } from './TripDrawing';
import { useTripLine } from './useTripLine';

/** A trip as lists have it. */
export type TripCardTrip = Schema<'TripCard'>;

const TONES: Record<TripCardTrip['status'], Tone> = { planning: 'accent', ongoing: 'orange', completed: 'neutral' };

const PAGES = {
  basics: '/trips/$tripId/basics',
  destinations: '/trips/$tripId/destinations',
  generation: '/trips/$tripId/generation',
  itinerary: '/trips/$tripId',
} as const;

/** Where a trip goes on: at its next step while it is planned, else at its itinerary. */
export function tripLink({ tripId, currentStep }: TripCardTrip) {
  return { to: PAGES[currentStep], params: { tripId } } as const;
}

/** A trip in a list, as one link. */
export function TripCard({ trip }: { trip: TripCardTrip }) {
  const { t } = useTranslation('trip');
  const format = useFormat();
  const { dates, nearness } = useTripLine(trip);
  const counts = [
    trip.memberCount > 0 ? t('members', { count: trip.memberCount }) : '',
    trip.destinationCount > 0 ? t('destinations', { count: trip.destinationCount }) : '',
  ].filter(Boolean);
  const unfinished = trip.currentStep !== 'itinerary';
  return (
    <Link {...tripLink(trip)} className={styles.card}>
      <TripDrawing seed={trip.tripId} faded={trip.status === 'completed'} />
      <span className={styles.body}>
        <span className={styles.badges}>
          <Badge tone={TONES[trip.status]}>{t(`status.${trip.status}`)}</Badge>
          {nearness && <Badge>{nearness}</Badge>}
        </span>
        <span className={styles.name}>{trip.tripName}</span>
        <span className={styles.line}>
          <Icon name="day" size={16} />
          {dates}
        </span>
        {counts.length > 0 && (
          <span className={styles.line}>
            <Icon name="users" size={16} />
            {counts.join(' · ')}
          </span>
        )}
        {unfinished && (
          <span className={styles.progress}>
            <progress max={100} value={trip.progress} aria-label={t('progress', { percent: format.percent(trip.progress) })} />
            <span>{t(`step.${trip.currentStep}`)}</span>
          </span>
        )}
      </span>
    </Link>
  );
}

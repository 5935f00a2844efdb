import { useId } from 'react';
import { TripCard, type TripCardTrip } from '@/shared/components/TripCard';
import styles from './TripSection.module.css';

/** Trips of one kind; nothing where there are none. */
export function TripSection({ title, trips }: { title: string; trips: readonly TripCardTrip[] }) {
  const id = useId();
  if (trips.length === 0) return null;
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <ul className={styles.list}>
        {trips.map((trip) => (
          <li key={trip.tripId}>
            <TripCard trip={trip} />
          </li>
        ))}
      </ul>
    </section>
  );
}

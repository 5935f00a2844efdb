import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/Icon';
import { StatusLight } from '@/shared/components/StatusLight';
import { VisuallyHidden } from '@/shared/components/VisuallyHidden';
import { useFormat } from '@/shared/format/useFormat';
import { useScreen } from '../screen';
import styles from './TripHead.module.css';

/** The trip's name and dates, and whether its plan works: pressing that opens the proof. */
export function TripHead() {
  const { t } = useTranslation('itinerary');
  const { t: words } = useTranslation('trip');
  const format = useFormat();
  const { trip, itinerary, open } = useScreen();
  const dates = trip?.startDate && trip.endDate ? format.dateRange(trip.startDate, trip.endDate) : '';
  const members = trip && trip.members.length > 0 ? words('members', { count: trip.members.length }) : '';
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title}>{trip?.tripName}</h1>
        <p className={styles.line}>{[dates, members].filter(Boolean).join(' · ')}</p>
      </div>
      <button type="button" className={styles.proof} onClick={() => open({ kind: 'proof' })}>
        <StatusLight verdict={itinerary.feasibility} words size={20} />
        <VisuallyHidden>{t('proof.title')}</VisuallyHidden>
        <Icon name="chevronRight" size={16} />
      </button>
    </header>
  );
}

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/Icon';
import { tripLink, type TripCardTrip } from '@/shared/components/TripCard';
import { useTripLine } from '@/shared/components/useTripLine';
import styles from './LeadBanners.module.css';

/** The two things to do next: go on with what is nearest, or begin something new. */
export function LeadBanners(props: { travelling: readonly TripCardTrip[]; planning: readonly TripCardTrip[] }) {
  const { t } = useTranslation('dashboard');
  const now = props.travelling[0];
  const next = now ?? props.planning[0];
  return (
    <div className={styles.banners}>
      {next && <NextBanner trip={next} ongoing={now !== undefined} />}
      <Link to="/trips/new" className={`${styles.banner} ${styles.fresh}`}>
        <span className={styles.words}>
          <span className={styles.label}>{t('new.label')}</span>
          <span className={styles.title}>{t('new.title')}</span>
          <span className={styles.text}>{t('new.text')}</span>
        </span>
        <span className={styles.mark}>
          <Icon name="plus" />
        </span>
      </Link>
    </div>
  );
}

function NextBanner({ trip, ongoing }: { trip: TripCardTrip; ongoing: boolean }) {
  const { t } = useTranslation('dashboard');
  const { t: words } = useTranslation('trip');
  const line = useTripLine(trip);
  const link = ongoing ? ({ to: '/today' } as const) : tripLink(trip);
  return (
    <Link {...link} className={`${styles.banner} ${styles.next}`}>
      <span className={styles.words}>
        <span className={styles.label}>{t(ongoing ? 'today.label' : 'continue.label')}</span>
        <span className={styles.title}>{trip.tripName}</span>
        <span className={styles.text}>{ongoing ? line.dates : words(`step.${trip.currentStep}`)}</span>
      </span>
      <span className={styles.mark}>
        <Icon name="arrowRight" />
      </span>
    </Link>
  );
}

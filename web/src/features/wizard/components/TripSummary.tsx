import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Card } from '@/shared/components/Card';
import { Icon, type IconName } from '@/shared/components/Icon';
import { useFormat } from '@/shared/format/useFormat';
import styles from './Step.module.css';

const TRANSPORT_ICONS: Record<Schema<'Transport'>, IconName> = { transit: 'bus', car: 'car', walk: 'walk' };

/** What the plan will be made from, to look over once more. */
export function TripSummary({ trip }: { trip: Schema<'Trip'> }) {
  const { t } = useTranslation('wizard');
  const { t: words } = useTranslation('trip');
  const format = useFormat();
  const names = trip.members.flatMap(({ name }) => (name ? [name] : []));
  const transport = trip.transport ?? 'transit';
  const members = words('members', { count: trip.members.length });
  return (
    <Card as="section" aria-label={t('plan.summary')} className={styles.stack}>
      <h2 className={styles.sectionTitle}>{trip.tripName}</h2>
      <dl className={styles.summary}>
        <Line icon="day" label={t('steps.destinations')}>
          {trip.startDate === null ? words('noDates') : format.dateRange(trip.startDate, trip.endDate ?? trip.startDate)}
        </Line>
        <Line icon="route" label={t('destinations.order')}>
          {trip.destinations
            .map(({ name, nights }) => `${name} (${nights === 0 ? t('destinations.dayTrip') : t('destinations.nightsText', { count: nights })})`)
            .join(' → ')}
        </Line>
        <Line icon="users" label={t('basics.members')}>
          {names.length === trip.members.length ? format.list(names) : members}
        </Line>
        <Line icon={TRANSPORT_ICONS[transport]} label={t('basics.transport')}>
          {t(`transport.${transport}`)}
        </Line>
      </dl>
    </Card>
  );
}

function Line({ icon, label, children }: { icon: IconName; label: string; children: string }) {
  if (children === '') return null;
  return (
    <div>
      <dt>
        <Icon name={icon} size={20} label={label} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

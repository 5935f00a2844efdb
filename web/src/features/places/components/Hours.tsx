import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Badge } from '@/shared/components/Badge';
import { Card } from '@/shared/components/Card';
import { classes } from '@/shared/components/classes';
import { isRoundTheClock } from '@/shared/format/format';
import { useFormat } from '@/shared/format/useFormat';
import styles from './Hours.module.css';

interface HoursProps {
  hours: Schema<'Hours'>;
  zone: string;
  source: Schema<'Source'>;
}

/** The hours of a week on the place's clock, with their source. */
export function Hours({ hours, zone, source }: HoursProps) {
  const { t } = useTranslation('places');
  return (
    <Card as="section" className={styles.hours}>
      <h2 className={styles.heading}>{t('hours.title')}</h2>
      {hours.week.every(isAlways) ? (
        <p className={styles.always}>{t('hours.always')}</p>
      ) : (
        <dl className={styles.week}>
          {hours.week.map((day) => (
            <Day key={day.date} day={day} today={day.date === hours.today.date} />
          ))}
        </dl>
      )}
      <p className={styles.note}>{t('hours.clock', { zone })}</p>
      <p className={styles.note}>
        <Badge tone={source.verified ? 'success' : 'neutral'}>
          {source.verified ? t('hours.verified') : t('hours.notVerified')}
        </Badge>
        <Origin source={source} />
      </p>
    </Card>
  );
}

const isAlways = ({ intervals }: Schema<'DayHours'>) => intervals.some(isRoundTheClock);

function Day({ day, today }: { day: Schema<'DayHours'>; today: boolean }) {
  const { t } = useTranslation('places');
  const format = useFormat();
  const spans = isAlways(day) ? [t('hours.allDay')] : day.intervals.map(({ open, close }) => `${format.door(open)}–${format.door(close)}`);
  const last = day.intervals.at(-1);
  const words = day.known ? spans.join(', ') || t('hours.closed') : t('hours.unknown');
  const showLast = today && last !== undefined && last.lastEntry !== last.close;
  return (
    <div className={classes(styles.day, today && styles.today)}>
      <dt>
        {format.weekday(day.date, 'long')}
        {today && <span className={styles.mark}>{t('hours.today')}</span>}
      </dt>
      <dd>
        {words}
        {showLast && <span className={styles.last}>{t('hours.lastEntry', { time: format.door(last.lastEntry) })}</span>}
      </dd>
    </div>
  );
}

/** Where the hours come from; a link where the source is one. */
function Origin({ source }: { source: Schema<'Source'> }) {
  const { t } = useTranslation('places');
  if (source.origin === '') return <span>{t('hours.noSource')}</span>;
  const when = source.asOf ? ` (${source.asOf})` : '';
  if (!source.origin.startsWith('http')) return <span>{`${source.origin}${when}`}</span>;
  return (
    <a href={source.origin} target="_blank" rel="noreferrer">
      {`${t('hours.source')}${when}`}
    </a>
  );
}

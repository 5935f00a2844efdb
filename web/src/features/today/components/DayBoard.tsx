import { useTranslation } from 'react-i18next';
import { Card } from '@/shared/components/Card';
import { Icon } from '@/shared/components/Icon';
import { useFormat } from '@/shared/format/useFormat';
import { CATEGORY_ICONS } from '@/shared/icons/categories';
import { type Day, entriesOf, type Entry, minutesUntil, type Situation, situationOf } from '../now';
import styles from './DayBoard.module.css';

interface DayBoardProps {
  day: Day;
  now: Date;
  /** Whether this is the day that is on; else it is only looked at. */
  live: boolean;
}

/** A day in big letters: now, next, then the rest. */
export function DayBoard({ day, now, live }: DayBoardProps) {
  const { t } = useTranslation('today');
  if (!live) return <List title={t('plan')} entries={entriesOf(day)} />;
  const situation = situationOf(day, now);
  return (
    <div className={styles.board}>
      <div className={styles.column}>
        {situation.current && <Current entry={situation.current} />}
        {situation.next ? <Next situation={situation} now={now} /> : <p className={styles.end}>{t('end')}</p>}
      </div>
      <div className={styles.column}>
        {situation.later.length > 0 && <List title={t('later')} entries={situation.later} />}
        {situation.done.length > 0 && <List title={t('done')} entries={situation.done} faded />}
      </div>
    </div>
  );
}

function Current({ entry }: { entry: Entry }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  return (
    <Card as="section" className={styles.current}>
      <p className={styles.label}>{t('now')}</p>
      <p className={styles.place}>{entry.name}</p>
      <p className={styles.local}>{t('until', { time: format.clock(entry.localEnd) })}</p>
    </Card>
  );
}

function Next({ situation, now }: { situation: Situation; now: Date }) {
  const { t } = useTranslation('today');
  const { t: places } = useTranslation('place');
  const format = useFormat();
  const { next, leg, leaveBy } = situation;
  if (!next) return null;
  const minutes = leaveBy ? minutesUntil(leaveBy, now) : 0;
  const closes = next.opening?.interval?.close;
  return (
    <Card as="section" className={styles.next}>
      <p className={styles.label}>{t('next')}</p>
      <p className={styles.big}>{next.name}</p>
      {next.kind === 'stop' && next.localName !== next.name && <p className={styles.local}>{next.localName}</p>}
      <p className={styles.leave} role="timer">
        <Icon name="clock" size={24} />
        {minutes > 0 ? t('leaveIn', { time: format.duration(minutes) }) : t('leaveNow')}
      </p>
      <ul className={styles.facts}>
        <li>{t('start', { time: format.clock(next.localStart) })}</li>
        {leg && leg.durationMinutes > 0 && (
          <li>
            {places(`mode.${leg.mode}`)} · {format.duration(leg.durationMinutes)} · {format.distance(leg.distanceMetres)}
          </li>
        )}
        {closes && <li>{t('opensUntil', { time: format.clock(closes) })}</li>}
      </ul>
    </Card>
  );
}

function List({ title, entries, faded }: { title: string; entries: readonly Entry[]; faded?: boolean }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  return (
    <section className={faded ? styles.faded : undefined}>
      <h2 className={styles.heading}>{title}</h2>
      <ol className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.stopId} className={styles.entry}>
            <span className={styles.time}>{format.clock(entry.localStart)}</span>
            <Icon name={entry.category ? CATEGORY_ICONS[entry.category] : 'pin'} size={18} />
            <span className={styles.words}>
              {entry.name}
              {entry.kind !== 'stop' && <span className={styles.kind}>{t(`kind.${entry.kind}`)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { classes } from '@/shared/components/classes';
import { Icon, type IconName } from '@/shared/components/Icon';
import { useFormat } from '@/shared/format/useFormat';
import { CATEGORY_ICONS } from '@/shared/icons/categories';
import type { SharedDay } from '../api/shared';
import { entryId, numbersOf } from '../sharedMap';
import styles from './SharedDaySection.module.css';

type Entry = SharedDay['entries'][number];

interface SharedDaySectionProps {
  day: SharedDay;
  activeId: string | null;
  onActive: (id: string | null) => void;
}

/** A day of a shared trip, to be read and printed. */
export function SharedDaySection({ day, activeId, onActive }: SharedDaySectionProps) {
  const { t } = useTranslation('sharing');
  const format = useFormat();
  const numbers = numbersOf(day);
  const colour = { '--day': `var(--day-${((day.day - 1) % 10) + 1})` } as React.CSSProperties;
  return (
    <section className={styles.day} style={colour} aria-labelledby={`day-${day.day}`}>
      <header className={styles.head}>
        <h2 id={`day-${day.day}`} className={styles.title}>
          {t('day', { day: day.day })}
        </h2>
        <p className={styles.date}>
          {format.date(day.date)} · {day.cities.join(', ')}
        </p>
        {day.cost && <p className={styles.cost}>{format.money(day.cost)}</p>}
      </header>
      <ol className={styles.entries}>
        {day.entries.map((entry, index) => (
          <Row
            key={entryId(day, index)}
            entry={entry}
            number={numbers[index] ?? null}
            active={entryId(day, index) === activeId}
            onActive={(on) => onActive(on ? entryId(day, index) : null)}
          />
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  entry: Entry;
  number: number | null;
  active: boolean;
  onActive: (on: boolean) => void;
}

function Row({ entry, number, active, onActive }: RowProps) {
  const { t } = useTranslation('sharing');
  const format = useFormat();
  return (
    <li
      className={classes(styles.entry, number === null && styles.quiet, active && styles.active)}
      onMouseEnter={() => onActive(true)}
      onMouseLeave={() => onActive(false)}
    >
      <span className={styles.mark} aria-hidden="true">
        {number ?? <Icon name={iconOf(entry)} size={16} />}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{entry.name}</span>
        {number === null && <span className={styles.kind}>{t(`kind.${entry.kind}`)}</span>}
        {!isEnd(entry) && entry.localName !== entry.name && <span className={styles.local}>{entry.localName}</span>}
      </span>
      <span className={styles.time}>
        {timeOf(entry, format.clock)}
        {entry.cost && entry.cost.amount > 0 && <span className={styles.price}>{format.money(entry.cost)}</span>}
      </span>
    </li>
  );
}

/** Whether the day begins or ends there. */
function isEnd({ kind }: Entry): boolean {
  return kind === 'start' || kind === 'end';
}

function timeOf({ kind, localStart, localEnd }: Entry, clock: (time: string) => string): string {
  if (kind === 'start') return clock(localEnd);
  return kind === 'end' ? clock(localStart) : `${clock(localStart)}–${clock(localEnd)}`;
}

function iconOf(entry: Entry): IconName {
  if (entry.kind === 'stop' && entry.category) return CATEGORY_ICONS[entry.category];
  if (entry.kind === 'rest') return 'rest';
  return entry.kind === 'breakfast' || entry.kind === 'lunch' || entry.kind === 'dinner' ? 'meal' : 'bed';
}

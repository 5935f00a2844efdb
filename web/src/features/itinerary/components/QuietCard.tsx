import { useTranslation } from 'react-i18next';
import { classes } from '@/shared/components/classes';
import { Icon } from '@/shared/components/Icon';
import { useFormat } from '@/shared/format/useFormat';
import { entryIcon } from '../icons';
import { useScreen } from '../screen';
import { openingOf } from '../timeline';
import type { Entry } from '../types';
import { costWords, openingWords } from '../words';
import { useActive } from './useActive';
import styles from './QuietCard.module.css';

/** A meal or a rest. */
export function QuietCard({ entry }: { entry: Entry }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const { open } = useScreen();
  const active = useActive(entry.stopId);
  const opening = openingOf(entry);
  const facts = [
    entry.placeId === undefined ? '' : costWords(entry, t, format),
    opening && opening.kind !== 'always' ? openingWords(opening, t, format) : '',
    opening && !opening.verified && opening.kind === 'hours' ? t('opening.unverified') : '',
  ].filter(Boolean);
  return (
    <div className={styles.row} {...active.handlers}>
      <span className={styles.mark} aria-hidden="true">
        <Icon name={entryIcon(entry)} size={18} />
      </span>
      <button
        type="button"
        className={classes(styles.card, active.isActive && styles.active)}
        onClick={() => open({ kind: 'stop', stopId: entry.stopId })}
      >
        <span className={styles.head}>
          <span className={styles.kind}>{t(`kind.${entry.kind}`)}</span>
          <span className={styles.time}>
            {t('stop.time', { start: format.clock(entry.localStart), end: format.clock(entry.localEnd) })}
          </span>
        </span>
        <span className={styles.name}>{entry.name}</span>
        {facts.length > 0 && <span className={styles.facts}>{facts.join(' · ')}</span>}
      </button>
    </div>
  );
}

/** Where a day begins or ends, and what is done with rooms and luggage. */
export function PlaceLine({ entry }: { entry: Entry }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const active = useActive(entry.stopId);
  const time =
    entry.kind === 'start'
      ? t('place.leave', { time: format.clock(entry.localEnd) })
      : entry.kind === 'end'
        ? t('place.arrive', { time: format.clock(entry.localArrival) })
        : `${t(`kind.${entry.kind}`)} ${format.clock(entry.localStart)}`;
  return (
    <div className={classes(styles.row, styles.line)} {...active.handlers}>
      <span className={styles.mark} aria-hidden="true">
        <Icon name={entryIcon(entry)} size={18} />
      </span>
      <p className={styles.place}>
        <span className={styles.placeName}>{entry.name}</span>
        <span className={styles.placeTime}>{time}</span>
      </p>
    </div>
  );
}

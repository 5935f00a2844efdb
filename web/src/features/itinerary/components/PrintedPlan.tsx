import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/Icon';
import { useFormat } from '@/shared/format/useFormat';
import { MODE_ICONS, entryIcon } from '../icons';
import { useScreen } from '../screen';
import { openingOf, stepsOf, type Step } from '../timeline';
import type { Day, Entry, Leg, Weather } from '../types';
import { costWords, openingWords } from '../words';
import styles from './PrintedPlan.module.css';

/** The whole plan as it stands on paper: a page for each day. It is there only while it is printed. */
export function PrintedPlan() {
  const { t } = useTranslation('itinerary');
  const { t: words } = useTranslation('trip');
  const format = useFormat();
  const { trip, itinerary } = useScreen();
  const dates = trip?.startDate && trip.endDate ? format.dateRange(trip.startDate, trip.endDate) : '';
  const members = trip && trip.members.length > 0 ? words('members', { count: trip.members.length }) : '';
  return (
    <div className={styles.plan}>
      <header className={styles.head}>
        <h1 className={styles.title}>{trip?.tripName}</h1>
        <p>{[dates, members].filter(Boolean).join(' · ')}</p>
      </header>
      {itinerary.days.map((day) => (
        <PrintedDay key={day.day} day={day} />
      ))}
      <p className={styles.sources}>
        {t('proof.data')}: {[...new Set(itinerary.packs.map(({ attribution }) => attribution))].join(' · ')}
      </p>
    </div>
  );
}

function PrintedDay({ day }: { day: Day }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const { walkingMetres, travelMinutes, cost } = day.totals;
  const sums = [
    `${t('totals.walking')} ${format.distance(walkingMetres)}`,
    `${t('totals.travel')} ${format.duration(travelMinutes)}`,
    `${t('totals.cost')} ${format.money(cost)}`,
  ];
  const weather = useWeatherWords(day.weather);
  const bring = day.preparation.map(({ item }) => t(`preparation.${item}`));
  return (
    <section className={styles.day}>
      <header className={styles.dayHead}>
        <h2 className={styles.dayTitle}>
          {t('day', { day: day.day })} <span className={styles.date}>{format.fullDate(day.date)}</span>
        </h2>
        <p className={styles.city}>{day.segments.map(({ name }) => name).join(' → ')}</p>
        <p className={styles.sums}>{[weather, ...sums].filter(Boolean).join(' · ')}</p>
        {bring.length > 0 && (
          <p className={styles.sums}>
            {t('preparation.label')}: {bring.join(', ')}
          </p>
        )}
      </header>
      <ol>
        {stepsOf(day).map((step) => (
          <PrintedStep key={step.entry.stopId} step={step} />
        ))}
      </ol>
    </section>
  );
}

function useWeatherWords({ condition, kind, minC, maxC }: Weather): string {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  if (kind === 'unknown' || minC === undefined || maxC === undefined) return '';
  const range = t('weather.range', { min: format.degrees(minC), max: format.degrees(maxC) });
  return `${t(`weather.condition.${condition}`)} ${range} (${t(`weather.kind.${kind}`)})`;
}

function PrintedStep({ step: { entry, number, shape, leg } }: { step: Step }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const time =
    entry.kind === 'start'
      ? format.clock(entry.localEnd)
      : entry.kind === 'end'
        ? format.clock(entry.localArrival)
        : t('stop.time', { start: format.clock(entry.localStart), end: format.clock(entry.localEnd) });
  return (
    <li className={styles.step}>
      {leg && <PrintedLeg leg={leg} />}
      <div className={styles.row}>
        <span className={styles.time}>{time}</span>
        <span className={styles.mark}>{number ?? <Icon name={entryIcon(entry)} size={14} />}</span>
        <div>
          <p>
            {shape !== 'stop' && <span className={styles.kind}>{t(`kind.${entry.kind}`)}</span>}{' '}
            <span className={shape === 'place' ? undefined : styles.name}>{entry.name}</span>{' '}
            {shape !== 'place' && entry.localName !== entry.name && <span className={styles.local}>{entry.localName}</span>}
          </p>
          {shape !== 'place' && <PrintedFacts entry={entry} />}
        </div>
      </div>
    </li>
  );
}

function PrintedFacts({ entry }: { entry: Entry }) {
  const { t } = useTranslation('itinerary');
  const { t: places } = useTranslation('place');
  const format = useFormat();
  const opening = openingOf(entry);
  const facts = [
    entry.kind === 'stop' && entry.category ? places(`category.${entry.category}`) : '',
    opening ? openingWords(opening, t, format) : '',
    opening && !opening.verified && opening.kind === 'hours' ? t('opening.unverified') : '',
    entry.placeId === undefined ? '' : costWords(entry, t, format),
  ].filter(Boolean);
  return facts.length > 0 ? <p className={styles.facts}>{facts.join(' · ')}</p> : null;
}

function PrintedLeg({ leg }: { leg: Leg }) {
  const { t: places } = useTranslation('place');
  const format = useFormat();
  return (
    <p className={styles.leg}>
      <Icon name={MODE_ICONS[leg.mode]} size={13} />
      {[leg.label ?? places(`mode.${leg.mode}`), format.duration(leg.durationMinutes), format.distance(leg.distanceMetres)].join(' · ')}
    </p>
  );
}

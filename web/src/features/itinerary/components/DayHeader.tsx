import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/components/Badge';
import { Icon } from '@/shared/components/Icon';
import { StatusLight } from '@/shared/components/StatusLight';
import { useFormat } from '@/shared/format/useFormat';
import { isSettling } from '../edit';
import { weatherIcon } from '../icons';
import type { Day, Weather } from '../types';
import styles from './DayHeader.module.css';

/** The day as a whole: date, city, weather, whether it works, and its sums. */
export function DayHeader({ day, children }: { day: Day; children?: ReactNode }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const bring = day.preparation;
  return (
    <header className={styles.head}>
      <div className={styles.top}>
        <div className={styles.words}>
          <h2 className={styles.title}>
            {t('day', { day: day.day })} <span className={styles.date}>{format.fullDate(day.date)}</span>
          </h2>
          <p className={styles.line}>
            <span className={styles.city}>{day.segments.map(({ name }) => name).join(' → ')}</span>
            <StatusLight verdict={day.feasibility} words size={18} />
          </p>
        </div>
        <WeatherBlock weather={day.weather} />
      </div>
      <Totals day={day} />
      {bring.length > 0 && (
        <p className={styles.bring}>
          <span className={styles.label}>{t('preparation.label')}</span>
          {bring.map(({ item, message }) => (
            <span key={item} title={message}>
              <Badge>{t(`preparation.${item}`)}</Badge>
            </span>
          ))}
        </p>
      )}
      {children}
      <p role="status" className={styles.settling}>
        {isSettling(day) && t('settling')}
      </p>
    </header>
  );
}

function WeatherBlock({ weather }: { weather: Weather }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const { condition, kind, minC, maxC, precipitationPercent, warnings } = weather;
  const range =
    minC === undefined || maxC === undefined
      ? undefined
      : t('weather.range', { min: format.degrees(minC), max: format.degrees(maxC) });
  return (
    <div className={styles.weather}>
      <Icon name={weatherIcon(weather)} size={30} />
      <div className={styles.weatherWords}>
        <p className={styles.range}>{range ?? t(`weather.condition.${condition}`)}</p>
        {range && <p>{t(`weather.condition.${condition}`)}</p>}
        <p className={styles.kind}>
          {t(`weather.kind.${kind}`)}
          {precipitationPercent !== undefined && ` · ${t('weather.rain', { percent: format.percent(precipitationPercent) })}`}
        </p>
        {warnings.map((warning) => (
          <Badge key={warning} tone="warn" icon="warn">
            {t(`weather.warning.${warning}`)}
          </Badge>
        ))}
      </div>
    </div>
  );
}

function Totals({ day }: { day: Day }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const { walkingMetres, travelMinutes, cost, unknownCosts } = day.totals;
  return (
    <dl className={styles.totals} aria-label={t('totals.label')}>
      <div>
        <dt>{t('totals.walking')}</dt>
        <dd>{format.distance(walkingMetres)}</dd>
      </div>
      <div>
        <dt>{t('totals.travel')}</dt>
        <dd>{format.duration(travelMinutes)}</dd>
      </div>
      <div>
        <dt>{t('totals.cost')}</dt>
        <dd>
          {format.money(cost)}
          {unknownCosts > 0 && <span className={styles.note}>{t('totals.unknown', { count: unknownCosts })}</span>}
        </dd>
      </div>
    </dl>
  );
}

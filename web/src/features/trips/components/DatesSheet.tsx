import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Banner } from '@/shared/components/Banner';
import { Button, buttonClass } from '@/shared/components/Button';
import { DateField } from '@/shared/components/DateField';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { RadioGroup } from '@/shared/components/RadioGroup';
import { Sheet } from '@/shared/components/Sheet';
import type { TripCardTrip } from '@/shared/components/TripCard';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/useLanguage';
import { useChangeDates } from '../api/trips';
import styles from './Sheets.module.css';

const MODES = ['shiftAll', 'keepDates', 'unbookedOnly'] as const;

/** Other dates for a trip, and what became of its stops: nothing is lost, what fits no more waits in the tray. */
export function DatesSheet({ trip, onClose }: { trip: TripCardTrip; onClose: () => void }) {
  const { t } = useTranslation('trips');
  const { t: common } = useTranslation();
  const [startDate, setStartDate] = useState(trip.startDate ?? '');
  const [mode, setMode] = useState<Schema<'DatesMode'>>('shiftAll');
  const change = useChangeDates(trip.tripId);
  return (
    <Sheet
      open
      title={t('dates.title', { name: trip.tripName })}
      onClose={onClose}
      actions={
        change.data ? (
          <Link to="/trips/$tripId" params={{ tripId: trip.tripId }} className={buttonClass('primary')}>
            {t('dates.view')}
          </Link>
        ) : (
          <>
            <Button onClick={onClose}>{common('action.cancel')}</Button>
            <Button
              kind="primary"
              busy={change.isPending}
              disabled={startDate === '' || startDate === trip.startDate}
              onClick={() => change.mutate({ startDate, mode })}
            >
              {t('dates.submit')}
            </Button>
          </>
        )
      }
    >
      {change.data ? (
        <Changed changed={change.data} />
      ) : (
        <div className={styles.stack}>
          <ErrorBanner reason={change.error} />
          <DateField label={t('dates.start')} value={startDate} min="1970-01-01" max="2199-12-31" onChange={setStartDate} />
          <RadioGroup
            label={t('dates.mode')}
            value={mode}
            choices={MODES.map((value) => ({ value, label: t(`dates.${value}`), detail: t(`dates.${value}Detail`) }))}
            onChange={setMode}
          />
        </div>
      )}
    </Sheet>
  );
}

function Changed({ changed }: { changed: Schema<'ChangedDates'> }) {
  const { t } = useTranslation('trips');
  const format = useFormat();
  const language = useLanguage();
  const { startDate, endDate, moved, fellIntoTray, itineraryStale } = changed;
  const moment = ({ date, localStart }: Schema<'DatedMoment'>) => `${format.date(date)} ${format.clock(localStart)}`;
  return (
    <div className={styles.stack}>
      <Banner tone="success" announce title={startDate ? format.dateRange(startDate, endDate ?? startDate) : t('dates.done')}>
        {t('dates.summary', { moved: moved.length, fallen: fellIntoTray.length })}
      </Banner>
      {itineraryStale && <Banner tone="info">{t('dates.stale')}</Banner>}
      {fellIntoTray.length > 0 && (
        <section className={styles.stack}>
          <h3 className={styles.title}>{t('dates.fallen')}</h3>
          <ul className={styles.list}>
            {fellIntoTray.map(({ ideaId, name, reason }) => (
              <li key={ideaId}>
                <span className={styles.strong}>{name}</span>
                <span className={styles.quiet}>{t(`dates.reason.${reason}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {moved.length > 0 && (
        <section className={styles.stack}>
          <h3 className={styles.title}>{t('dates.moved')}</h3>
          <ul className={styles.list}>
            {moved.map(({ stopId, names, before, after }) => (
              <li key={stopId}>
                <span className={styles.strong}>{names[language] ?? names.local}</span>
                <span className={styles.quiet}>
                  {moment(before)} → {moment(after)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

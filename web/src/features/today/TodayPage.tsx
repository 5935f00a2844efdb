import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { buttonClass } from '@/shared/components/Button';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { IconButton } from '@/shared/components/IconButton';
import { Page } from '@/shared/components/Page';
import { Skeleton } from '@/shared/components/Skeleton';
import { daysBetween } from '@/shared/format/format';
import { useFormat } from '@/shared/format/useFormat';
import { DayBoard } from './components/DayBoard';
import { dateIn, dayOf, type Day } from './now';
import styles from './TodayPage.module.css';
import { useItinerary, useNow, useTripsAhead } from './useToday';

type Trip = Schema<'TripCard'>;

/** The day that is on: where to be next, and when to leave for it. */
export function TodayPage() {
  const { t } = useTranslation('today');
  const trips = useTripsAhead();
  const trip = trips.data?.travelling[0] ?? trips.data?.planning.find((planned) => planned.currentStep === 'itinerary');
  if (trips.isPending) {
    return (
      <Page title={t('title')}>
        <Skeleton count={3} height={8} />
      </Page>
    );
  }
  if (!trips.data) {
    return (
      <Page title={t('title')}>
        <ErrorState reason={trips.error} onRetry={() => void trips.refetch()} />
      </Page>
    );
  }
  if (!trip) {
    return (
      <Page title={t('title')}>
        <EmptyState
          icon="today"
          title={t('none.title')}
          action={
            <Link to="/trips/new" className={buttonClass('primary')}>
              {t('none.action')}
            </Link>
          }
        >
          {t('none.text')}
        </EmptyState>
      </Page>
    );
  }
  return <TripToday trip={trip} />;
}

function TripToday({ trip }: { trip: Trip }) {
  const { t } = useTranslation('today');
  const now = useNow();
  const itinerary = useItinerary(trip.tripId);
  const days = itinerary.data?.body.days;
  const today = days && dayOf(days, now);
  const [shown, setShown] = useState<number | null>(null);
  const day = days?.find((candidate) => candidate.day === shown) ?? today ?? days?.[0];
  return (
    <Page title={day ? t('day', { day: day.day, trip: trip.tripName }) : trip.tripName} lead={<DayLine day={day} />}>
      {itinerary.isPending && <Skeleton count={3} height={8} />}
      {itinerary.isError && !itinerary.data && (
        <ErrorState reason={itinerary.error} onRetry={() => void itinerary.refetch()} />
      )}
      {days && day && (
        <>
          <DayChooser days={days} day={day} onChoose={setShown} />
          {!today && <Countdown days={days} now={now} />}
          <DayBoard key={day.day} day={day} now={now} live={day.day === today?.day} />
          <p>
            <Link to="/trips/$tripId" params={{ tripId: trip.tripId }} className={buttonClass('secondary', true)}>
              {t('whole')}
            </Link>
          </p>
        </>
      )}
    </Page>
  );
}

function DayLine({ day }: { day: Day | undefined }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  if (!day) return null;
  const { minC, maxC, condition } = day.weather;
  const cities = [...new Set(day.segments.map((segment) => segment.name))];
  const range = minC === undefined || maxC === undefined ? '' : `${format.degrees(minC)} / ${format.degrees(maxC)}`;
  return <>{[format.date(day.date), format.list(cities), t(`weather.condition.${condition}`), range].filter(Boolean).join(' · ')}</>;
}

function DayChooser(props: { days: readonly Day[]; day: Day; onChoose: (day: number) => void }) {
  const { t } = useTranslation('today');
  const index = props.days.findIndex((day) => day.day === props.day.day);
  const before = props.days[index - 1];
  const after = props.days[index + 1];
  return (
    <div className={styles.chooser}>
      <IconButton
        icon="chevronLeft"
        label={t('before')}
        disabled={!before}
        onClick={() => before && props.onChoose(before.day)}
      />
      <span aria-live="polite">{t('count', { day: props.day.day, days: props.days.length })}</span>
      <IconButton
        icon="chevronRight"
        label={t('after')}
        disabled={!after}
        onClick={() => after && props.onChoose(after.day)}
      />
    </div>
  );
}

/** How long it is until the trip begins; afterwards that it is over. */
function Countdown({ days, now }: { days: readonly Day[]; now: Date }) {
  const { t } = useTranslation('today');
  const first = days[0];
  if (!first) return null;
  const until = daysBetween(dateIn(first.segments[0]?.zone ?? 'UTC', now), first.date);
  return <p className={styles.countdown}>{until > 0 ? t('startsIn', { count: until }) : t('over')}</p>;
}

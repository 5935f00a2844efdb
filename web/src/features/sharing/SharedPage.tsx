import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { LanguageSwitch } from '@/shared/components/AppearanceSettings';
import { Button, buttonClass } from '@/shared/components/Button';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { Page } from '@/shared/components/Page';
import { Segmented } from '@/shared/components/Segmented';
import { Skeleton } from '@/shared/components/Skeleton';
import { useFormat } from '@/shared/format/useFormat';
import { TripMap } from '@/shared/map/TripMap';
import { useSharedTrip } from './api/shared';
import { SharedDaySection } from './components/SharedDaySection';
import styles from './SharedPage.module.css';
import { sharedMapDay } from './sharedMap';

const route = getRouteApi('/shared/$token');

type Trip = NonNullable<ReturnType<typeof useSharedTrip>['data']>;

/** A trip that somebody shared: to read and to print, without an account. */
export function SharedPage() {
  const { token } = route.useParams();
  const { t } = useTranslation('sharing');
  const trip = useSharedTrip(token);
  if (trip.data) return <SharedTrip trip={trip.data} />;
  return (
    <main id="content" className={styles.main}>
      <Page title={t('title')}>
        {trip.isPending && <Skeleton count={4} height={6} />}
        {isProblem(trip.error) && trip.error.status === 404 ? (
          <EmptyState
            icon="link"
            title={t('gone.title')}
            action={
              <Link to="/" className={buttonClass('primary')}>
                {t('gone.action')}
              </Link>
            }
          >
            {t('gone.text')}
          </EmptyState>
        ) : (
          trip.isError && <ErrorState reason={trip.error} onRetry={() => void trip.refetch()} />
        )}
      </Page>
    </main>
  );
}

function SharedTrip({ trip }: { trip: Trip }) {
  const { t } = useTranslation('sharing');
  const format = useFormat();
  const [chosen, setChosen] = useState<string>('all');
  const [activeId, setActiveId] = useState<string | null>(null);
  const days = useMemo(() => trip.days ?? [], [trip.days]);
  const mapDays = useMemo(() => days.map(sharedMapDay), [days]);
  const destinations = useMemo(() => (trip.packs ?? []).map((pack) => pack.destination), [trip.packs]);
  const activeDay = chosen === 'all' ? null : Number(chosen);
  const shown = days.filter((day) => activeDay === null || day.day === activeDay);
  const dates = trip.startDate && trip.endDate ? format.dateRange(trip.startDate, trip.endDate) : null;
  const cities = format.list(trip.destinations.map((destination) => destination.name));
  return (
    <main id="content" className={styles.main}>
      <Page
        title={trip.tripName}
        lead={[dates, cities].filter(Boolean).join(' · ')}
        actions={
          <>
            <span className={styles.noPrint}>
              <LanguageSwitch />
            </span>
            <span className={styles.noPrint}>
              <Button icon="download" onClick={() => window.print()}>
                {t('print')}
              </Button>
            </span>
          </>
        }
      >
        {trip.members && trip.members.length > 0 && (
          <p className={styles.members}>{t('members', { names: format.list(trip.members) })}</p>
        )}
        {days.length === 0 ? (
          <EmptyState icon="day" title={t('noDays')} />
        ) : (
          <div className={styles.columns}>
            <div className={styles.list}>
              {days.length > 1 && (
                <div className={styles.noPrint}>
                  <Segmented
                    label={t('choose')}
                    value={chosen}
                    onChange={setChosen}
                    choices={[
                      { value: 'all', label: t('all') },
                      ...days.map((day) => ({ value: String(day.day), label: t('day', { day: day.day }) })),
                    ]}
                  />
                </div>
              )}
              {shown.map((day) => (
                <SharedDaySection key={day.day} day={day} activeId={activeId} onActive={setActiveId} />
              ))}
            </div>
            <div className={styles.map}>
              <TripMap
                days={mapDays}
                destinations={destinations}
                activeDay={activeDay}
                activeStopId={activeId}
                onHoverStop={setActiveId}
                onSelectStop={setActiveId}
              />
            </div>
          </div>
        )}
        <p className={styles.foot}>{t('made')}</p>
      </Page>
    </main>
  );
}

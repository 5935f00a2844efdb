import { useContext, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '@/shared/components/Banner';
import { Button } from '@/shared/components/Button';
import { classes } from '@/shared/components/classes';
import { useLayout } from '@/shared/hooks/useMediaQuery';
import { usePageTitle } from '@/shared/hooks/usePageTitle';
import { usePrinting } from '@/shared/hooks/usePrinting';
import { mapDays } from '@/shared/map/fromItinerary';
import { TripMap } from '@/shared/map/TripMap';
import { ActiveStopContext, useScreen } from '../screen';
import { ChangeBanner } from './ChangeBanner';
import { DAY_PANEL, DayTabs, tabId } from './DayTabs';
import { DayHeader } from './DayHeader';
import { PrintedPlan } from './PrintedPlan';
import { Timeline } from './Timeline';
import { TripHead } from './TripHead';
import { TripTools } from './TripTools';
import { useActiveStop } from './useActive';
import styles from './ScreenLayout.module.css';

/** Title, days, list and map: side by side where there is room, the map above the list on demand on a phone. */
export function ScreenLayout({ beside }: { beside: ReactNode }) {
  const { t } = useTranslation('itineraryEdit');
  const { trip, itinerary, day, showDay, canEdit, open } = useScreen();
  const wide = useLayout() === 'desktop';
  const [mapShown, setMapShown] = useState(false);
  const printing = usePrinting();
  usePageTitle(trip?.tripName ?? '');
  return (
    <>
      {printing && <PrintedPlan />}
      <div className={styles.page}>
        {!wide && (
          <div className={styles.head}>
            <TripHead />
            <TripTools />
          </div>
        )}
        <DayTabs days={itinerary.days} shown={day.day} onShow={showDay}>
          {wide && <TripTools />}
        </DayTabs>
        <div className={classes(styles.split, Boolean(beside) && styles.withTray)}>
          {(wide || mapShown) && <MapPane />}
          <div id={DAY_PANEL} role="tabpanel" aria-labelledby={tabId(day.day)} className={styles.list}>
            {wide && <TripHead />}
            <Notices />
            <DayHeader day={day}>
              <DayTools />
            </DayHeader>
            <Timeline />
            {canEdit && (
              <Button icon="plus" wide onClick={() => open({ kind: 'add', day: day.day })}>
                {t('add.title')}
              </Button>
            )}
            <Sources />
          </div>
          {beside}
        </div>
        {!wide && <MapSwitch shown={mapShown} onChange={setMapShown} />}
      </div>
    </>
  );
}

/** What can be done with the day on show. */
function DayTools() {
  const { t } = useTranslation('itineraryTools');
  const { day, canEdit, open } = useScreen();
  if (!day.rainVariant && !canEdit) return null;
  return (
    <div className={styles.dayTools}>
      {day.rainVariant && (
        <Button size="small" icon="umbrella" onClick={() => open({ kind: 'rain', day: day.day })}>
          {t('rain.open')}
        </Button>
      )}
      {canEdit && (
        <Button size="small" icon="spark" onClick={() => open({ kind: 'regenerate', day: day.day })}>
          {t('regenerate.thisDay')}
        </Button>
      )}
    </div>
  );
}

function MapPane() {
  const { itinerary, day, showStop } = useScreen();
  const { t } = useTranslation('itinerary');
  const active = useContext(ActiveStopContext);
  const activeStop = useActiveStop();
  const days = useMemo(() => mapDays(itinerary.days), [itinerary.days]);
  const destinations = useMemo(
    () => [...new Set(itinerary.days.flatMap((one) => one.segments.map(({ city }) => city)))],
    [itinerary.days],
  );
  return (
    <section className={styles.map} aria-label={t('view.map')}>
      <TripMap
        days={days}
        activeDay={day.day}
        activeStopId={activeStop ?? null}
        onHoverStop={(stopId) => active.set(stopId ?? undefined)}
        onSelectStop={showStop}
        destinations={destinations}
      />
    </section>
  );
}

function MapSwitch({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  const { t } = useTranslation('itinerary');
  return (
    <div className={styles.switch}>
      <Button
        kind="primary"
        icon={shown ? 'list' : 'map'}
        aria-pressed={shown}
        className={styles.switchButton}
        onClick={() => onChange(!shown)}
      >
        {t(shown ? 'view.hideMap' : 'view.showMap')}
      </Button>
    </div>
  );
}

/** What has to be known before reading on. */
function Notices() {
  const { t } = useTranslation('itinerary');
  const { trip, mayEdit, canEdit, open } = useScreen();
  return (
    <>
      {trip && !mayEdit && <Banner icon="eye" title={t('readOnly')} />}
      {mayEdit && !canEdit && <Banner icon="eye" title={t('offline')} />}
      <ChangeBanner />
      {trip?.itinerary?.stale && (
        <Banner
          tone="warn"
          title={t('stale.title')}
          actions={canEdit && <Button onClick={() => open({ kind: 'regenerate' })}>{t('stale.action')}</Button>}
        >
          {t('stale.text')}
        </Banner>
      )}
    </>
  );
}

/** Whose data the plan rests on. */
function Sources() {
  const { t } = useTranslation('itinerary');
  const { itinerary } = useScreen();
  if (itinerary.packs.length === 0) return null;
  return (
    <p className={styles.sources}>
      {t('proof.data')}: {[...new Set(itinerary.packs.map(({ attribution }) => attribution))].join(' · ')}
    </p>
  );
}

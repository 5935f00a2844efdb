import { closestCenter, DndContext, PointerSensor, useSensor, useSensors, type DragOverEvent } from '@dnd-kit/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Banner } from '@/shared/components/Banner';
import { Button } from '@/shared/components/Button';
import { DateField } from '@/shared/components/DateField';
import { ErrorPage } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { Skeleton } from '@/shared/components/Skeleton';
import { toast } from '@/shared/components/toast';
import { VisuallyHidden } from '@/shared/components/VisuallyHidden';
import { useFormat } from '@/shared/format/useFormat';
import { useDebounced } from '@/shared/hooks/useDebounced';
import { useLanguage } from '@/shared/i18n/useLanguage';
import { useDestinations, useSaveSteps, useTrip } from './api/wizard';
import { DestinationCard } from './components/DestinationCard';
import styles from './components/Step.module.css';
import transfers from './components/Transfer.module.css';
import { SearchBox, SearchLine } from './components/SearchBox';
import { BackButton, WizardFrame } from './components/WizardFrame';
import {
  checkDestinations,
  datesOf,
  destinationsOf,
  freshKey,
  LIMITS,
  moved,
  repeatsAt,
  totalDays,
  type DestinationDraft,
  type DestinationsDraft,
} from './drafts';
import { useDraft } from './useDraft';

const route = getRouteApi('/shell/trips/$tripId/destinations');

/** The second step: which cities, in which order, for how long. */
export function DestinationsPage() {
  const { tripId } = route.useParams();
  const { t } = useTranslation('wizard');
  const trip = useTrip(tripId);
  if (trip.isError && !trip.data) return <ErrorPage reason={trip.error} onRetry={() => void trip.refetch()} />;
  if (trip.data) return <Destinations key={tripId} trip={trip.data.body} />;
  return (
    <WizardFrame step="destinations" title={t('destinations.title')} lead={t('destinations.lead')}>
      <Skeleton count={3} height={9} />
    </WizardFrame>
  );
}

const good = (draft: DestinationsDraft) => checkDestinations(draft) === undefined;

function Destinations({ trip }: { trip: Schema<'Trip'> }) {
  const { t } = useTranslation('wizard');
  const { t: common } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const save = useSaveSteps(trip.tripId).destinations;
  const [initial] = useState(() => destinationsOf(trip));
  const draft = useDraft({ name: `${trip.tripId}.destinations`, initial, good, save });
  const { startDate, destinations } = draft.value;
  const [all, setAll] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const wrong = checkDestinations(draft.value);
  const known = startDate !== '' && destinations.length > 0;
  const dates = startDate === '' ? [] : datesOf(startDate, destinations);

  const setDestinations = (next: (before: DestinationDraft[]) => DestinationDraft[]) =>
    draft.change((before) => ({ ...before, destinations: next(before.destinations) }));
  const move = (from: number, to: number) => {
    setDestinations((before) => moved(before, from, to));
    const name = destinations[from]?.name ?? '';
    setSaid(t('destinations.movedTo', { name, place: to + 1, count: destinations.length }));
  };
  const dragOver = ({ active, over }: DragOverEvent) => {
    if (!over || active.id === over.id) return;
    setDestinations((before) => {
      const at = (id: unknown) => before.findIndex(({ key }) => key === id);
      return moved(before, at(active.id), at(over.id));
    });
  };
  const remove = (index: number) => {
    const before = destinations;
    setDestinations((list) => list.filter((_, other) => other !== index));
    const undo = { label: common('action.undo'), onSelect: () => setDestinations(() => before) };
    toast({ text: t('destinations.removed', { name: before[index]?.name ?? '' }), action: undo });
  };
  const goOn = async () => {
    setAll(true);
    if (wrong !== undefined) return;
    setBusy(true);
    const sent = (await draft.flush()) || (await draft.flush());
    setBusy(false);
    if (sent) await navigate({ to: '/trips/$tripId/generation', params: { tripId: trip.tripId } });
  };
  const days = totalDays(destinations);
  const nights = days - 1;

  return (
    <WizardFrame
      step="destinations"
      title={t('destinations.title')}
      lead={t('destinations.lead')}
      save={draft}
      foot={
        <>
          <BackButton to="basics" tripId={trip.tripId} />
          <Button kind="primary" endIcon="arrowRight" busy={busy} busyText={t('foot.wait')} onClick={() => void goOn()}>
            {t('foot.next', { step: t('steps.generation') })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <DateField
          label={t('destinations.startDate')}
          value={startDate}
          min="1970-01-01"
          max="2199-12-31"
          error={all && wrong === 'startMissing' ? t('error.startMissing') : undefined}
          onChange={(startDate) => draft.change((before) => ({ ...before, startDate }))}
        />
        {destinations.length < LIMITS.destinations ? (
          <CitySearch
            onPick={(name) =>
              setDestinations((before) => [...before, { key: freshKey(), name, nights: 2, accommodation: '', given: {} }])
            }
          />
        ) : (
          <p className={styles.note}>{t('destinations.full', { limit: LIMITS.destinations })}</p>
        )}
        {all && (wrong === 'destinationsMissing' || wrong === 'tooManyDays') && (
          <Banner tone="danger" title={t(`error.${wrong}`)} announce />
        )}
        {destinations.length === 0 && <p className={styles.note}>{t('destinations.empty')}</p>}
        <VisuallyHidden>
          <span role="status">{said}</span>
        </VisuallyHidden>
        <DndContext sensors={sensors} collisionDetection={closestCenter} onDragOver={dragOver} accessibility={{ restoreFocus: false }}>
          <ol className={transfers.list} aria-label={t('destinations.order')}>
            {destinations.map((destination, index) => (
              <Stop
                key={destination.key}
                before={index > 0 && !repeatsAt(destinations, index) ? destinations[index - 1]?.name : undefined}
                name={destination.name}
              >
                <DestinationCard
                  destination={destination}
                  place={index}
                  count={destinations.length}
                  dates={dates[index]}
                  error={repeatsAt(destinations, index) ? t('error.twiceInARow') : undefined}
                  onChange={(changed) =>
                    setDestinations((list) => list.map((one) => (one.key === destination.key ? { ...one, ...changed } : one)))
                  }
                  onMove={(to) => move(index, to)}
                  onRemove={() => remove(index)}
                />
              </Stop>
            ))}
          </ol>
        </DndContext>
        {known && (
          <p className={styles.totals}>
            <span className={styles.totalsDates}>{format.dateRange(startDate, dates.at(-1)?.end ?? startDate)}</span>
            <span>
              {t('destinations.totalText', {
                nights: nights === 0 ? t('destinations.dayTrip') : t('destinations.nightsText', { count: nights }),
                days: t('destinations.days', { count: days }),
              })}
            </span>
          </p>
        )}
      </div>
    </WizardFrame>
  );
}

/** A city in the list, with how one gets there from the one before. */
function Stop({ before, name, children }: { before: string | undefined; name: string; children: ReactNode }) {
  const { t } = useTranslation('wizard');
  return (
    <>
      {before !== undefined && (
        <li className={transfers.transfer}>
          <Icon name="train" size={18} />
          {t('destinations.transfer', { from: before, to: name })}
        </li>
      )}
      {children}
    </>
  );
}

/** Finds a city among those that can be planned. */
function CitySearch({ onPick }: { onPick: (name: string) => void }) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const language = useLanguage();
  const [q, setQ] = useState('');
  const rested = useDebounced(q.trim(), 200);
  const found = useDestinations(rested, language);
  const everything = useDestinations('', language);
  const countries = new Intl.DisplayNames([language], { type: 'region' });
  const items = found.data?.items ?? [];
  const settled = rested === q.trim() && !found.isPlaceholderData && !found.isPending;
  return (
    <SearchBox
      label={t('destinations.search')}
      placeholder={t('destinations.searchExample')}
      q={q}
      onSearch={setQ}
      items={items}
      itemKey={({ id }) => id}
      none={settled ? t('destinations.none', { q: rested, count: everything.data?.totalItems ?? 0 }) : undefined}
      stale={!settled}
      onPick={({ name }) => onPick(name)}
    >
      {({ name, names, country, places, withHoursPercent }) => (
        <SearchLine
          title={name === names.local ? name : `${name} · ${names.local}`}
          detail={[
            country ? countries.of(country) : undefined,
            t('destinations.places', { count: places }),
            t('destinations.hours', { percent: format.percent(withHoursPercent) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      )}
    </SearchBox>
  );
}

import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { Button, buttonClass } from '@/shared/components/Button';
import { ChipGroup } from '@/shared/components/ChipGroup';
import { Dialog } from '@/shared/components/Dialog';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorBanner, ErrorState } from '@/shared/components/ErrorState';
import { Page } from '@/shared/components/Page';
import { Select } from '@/shared/components/Select';
import { ShowMore } from '@/shared/components/ShowMore';
import { Skeleton } from '@/shared/components/Skeleton';
import { TextField } from '@/shared/components/TextField';
import { toast } from '@/shared/components/toast';
import type { TripCardTrip } from '@/shared/components/TripCard';
import { useDebounced } from '@/shared/hooks/useDebounced';
import { useDeleteTrips, useRestoreTrips, useTripList } from './api/trips';
import { DatesSheet } from './components/DatesSheet';
import { ImportSheet } from './components/ImportSheet';
import { RenameDialog } from './components/RenameDialog';
import { TripTile } from './components/TripTile';
import { filterOf, SORTS, STATUSES, type TripFilter } from './filter';
import styles from './TripsPage.module.css';

const route = getRouteApi('/shell/trips');

type Open = { kind: 'rename' | 'dates'; trip: TripCardTrip } | { kind: 'import' } | undefined;

/** All trips: found, sorted, chosen, moved, renamed, deleted and brought back. */
export function TripsPage() {
  const { t } = useTranslation('trips');
  const filter = filterOf(route.useSearch());
  const list = useTripList(filter);
  const [chosen, setChosen] = useState<ReadonlySet<string> | undefined>(undefined);
  const [open, setOpen] = useState<Open>(undefined);
  const bin = useBin(() => setChosen(undefined));
  const trips = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = list.data?.pages[0]?.totalItems ?? 0;
  const close = () => setOpen(undefined);
  const toggle = (tripId: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(tripId)) next.add(tripId);
      return next;
    });

  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button icon="upload" onClick={() => setOpen({ kind: 'import' })}>
            {t('import.open')}
          </Button>
          <Link to="/trips/new" className={buttonClass('primary')}>
            {t('new')}
          </Link>
        </>
      }
    >
      <Filters filter={filter} />
      <div className={styles.bar}>
        {chosen === undefined ? (
          <>
            <span className={styles.count} role="status">
              {list.data && t('count', { count: total })}
            </span>
            {trips.length > 0 && (
              <Button kind="quiet" size="small" icon="checkCircle" onClick={() => setChosen(new Set())}>
                {t('choose')}
              </Button>
            )}
          </>
        ) : (
          <>
            <span className={styles.count} role="status">
              {t('chosen', { count: chosen.size })}
            </span>
            <span className={styles.barActions}>
              <Button kind="quiet" size="small" onClick={() => setChosen(new Set(trips.map(({ tripId }) => tripId)))}>
                {t('chooseAll')}
              </Button>
              {filter.status === 'deleted' ? (
                <Button size="small" icon="undo" disabled={chosen.size === 0} onClick={() => bin.restore([...chosen])}>
                  {t('restore')}
                </Button>
              ) : (
                <Button kind="danger" size="small" icon="trash" disabled={chosen.size === 0} onClick={() => bin.remove([...chosen])}>
                  {t('delete')}
                </Button>
              )}
              <Button kind="quiet" size="small" onClick={() => setChosen(undefined)}>
                {t('chooseDone')}
              </Button>
            </span>
          </>
        )}
      </div>
      <ErrorBanner reason={bin.error} />
      {list.isPending && <Skeleton count={3} height={12} />}
      {list.isError && !list.data && <ErrorState reason={list.error} onRetry={() => void list.refetch()} />}
      {list.data && trips.length === 0 && <Nothing filter={filter} />}
      {trips.length > 0 && (
        <>
          <ul className={styles.grid} aria-busy={list.isPlaceholderData || undefined}>
            {trips.map((trip) => (
              <TripTile
                key={trip.tripId}
                trip={trip}
                deleted={filter.status === 'deleted'}
                chosen={chosen?.has(trip.tripId)}
                onToggle={() => toggle(trip.tripId)}
                onRename={() => setOpen({ kind: 'rename', trip })}
                onDates={() => setOpen({ kind: 'dates', trip })}
                onDelete={() => bin.remove([trip.tripId])}
                onRestore={() => bin.restore([trip.tripId])}
              />
            ))}
          </ul>
          <ShowMore shown={trips.length} total={total} busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
        </>
      )}
      {open?.kind === 'rename' && <RenameDialog trip={open.trip} onClose={close} />}
      {open?.kind === 'dates' && <DatesSheet trip={open.trip} onClose={close} />}
      {open?.kind === 'import' && <ImportSheet onClose={close} />}
      <Dialog
        open={bin.ongoing !== undefined}
        title={t('ongoing.title')}
        onClose={bin.keep}
        actions={
          <>
            <Button onClick={bin.keep}>{t('ongoing.keep')}</Button>
            <Button kind="danger" busy={bin.busy} onClick={() => bin.ongoing && bin.remove(bin.ongoing, true)}>
              {t('ongoing.delete')}
            </Button>
          </>
        }
      >
        <p>{t('ongoing.text')}</p>
      </Dialog>
    </Page>
  );
}

/** Into the bin and out of it again: deleting can be undone, and a trip that goes on now is asked about first. */
function useBin(done: () => void) {
  const { t } = useTranslation('trips');
  const { t: common } = useTranslation();
  const deleting = useDeleteTrips();
  const restoring = useRestoreTrips();
  const [ongoing, setOngoing] = useState<string[] | undefined>(undefined);
  const restore = (tripIds: readonly string[]) =>
    restoring.mutate(tripIds, {
      onSuccess: () => {
        done();
        toast({ text: t('restored', { count: tripIds.length }), tone: 'success' });
      },
    });
  const remove = (tripIds: string[], force = false) =>
    deleting.mutate(
      { tripIds, force },
      {
        onSuccess: () => {
          done();
          setOngoing(undefined);
          const undo = { label: common('action.undo'), onSelect: () => restore(tripIds) };
          toast({ text: t('deleted', { count: tripIds.length }), action: undo });
        },
        onError: (reason) => {
          if (isProblem(reason, 'TRIP_ONGOING')) setOngoing(tripIds);
        },
      },
    );
  const refused = isProblem(deleting.error, 'TRIP_ONGOING') ? undefined : deleting.error;
  return {
    remove,
    restore,
    ongoing,
    keep: () => setOngoing(undefined),
    busy: deleting.isPending,
    error: refused ?? restoring.error,
  };
}

function Filters({ filter }: { filter: TripFilter }) {
  const { t } = useTranslation('trips');
  const navigate = useNavigate({ from: '/trips' });
  const [text, setText] = useState(filter.search);
  const rested = useDebounced(text.trim(), 250);
  useEffect(() => {
    if (rested === filter.search) return;
    void navigate({ search: (before) => ({ ...before, search: rested }), replace: true });
    // The address follows the field; it must not answer to its own change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rested]);
  return (
    <div className={styles.filters}>
      <TextField label={t('search')} icon="search" type="search" value={text} maxLength={80} onChange={setText} />
      <Select
        label={t('sort.label')}
        value={filter.sort}
        choices={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(sort) => void navigate({ search: (before) => ({ ...before, sort }), replace: true })}
      />
      <div className={styles.statuses}>
        <ChipGroup
          label={t('status.label')}
          single
          scroll
          choices={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          chosen={[filter.status]}
          onChange={([status = 'all']) => void navigate({ search: (before) => ({ ...before, status }), replace: true })}
        />
      </div>
    </div>
  );
}

function Nothing({ filter: { status, search } }: { filter: TripFilter }) {
  const { t } = useTranslation('trips');
  const all = status === 'all' && search === '';
  if (status === 'deleted' && search === '') return <EmptyState icon="trash" title={t('empty.bin')} />;
  return (
    <EmptyState
      icon={all ? 'map' : 'search'}
      title={t(all ? 'empty.title' : 'empty.filtered')}
      action={
        all ? (
          <Link to="/trips/new" className={buttonClass('primary')}>
            {t('new')}
          </Link>
        ) : (
          <Link to="/trips" search={{}} className={buttonClass('secondary')} reloadDocument={false}>
            {t('empty.showAll')}
          </Link>
        )
      }
    />
  );
}

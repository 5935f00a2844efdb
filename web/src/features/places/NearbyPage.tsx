import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { CATEGORY_ICONS } from '@/shared/icons/categories';
import { Checkbox } from '@/shared/components/Checkbox';
import { ChipGroup } from '@/shared/components/ChipGroup';
import { classes } from '@/shared/components/classes';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { Page } from '@/shared/components/Page';
import { Segmented } from '@/shared/components/Segmented';
import { Select } from '@/shared/components/Select';
import { ShowMore } from '@/shared/components/ShowMore';
import { Skeleton } from '@/shared/components/Skeleton';
import { TripMap } from '@/shared/map/TripMap';
import type { MapDay } from '@/shared/map/types';
import { type NearbySearch, type Place, useNearby } from './api/places';
import { OriginField } from './components/OriginField';
import { PlaceRow } from './components/PlaceRow';
import styles from './NearbyPage.module.css';
import type { Origin } from './origin';

type Category = Schema<'Category'>;
type Mode = NearbySearch['mode'];
type Minutes = `${NearbySearch['minutes']}`;
type Sort = Schema<'NearbySort'>;

const CATEGORIES: readonly Category[] = [
  'sight',
  'restaurant',
  'cafe',
  'museum',
  'park',
  'market',
  'shopping',
  'culture',
  'viewpoint',
  'nature',
  'beach',
  'theme-park',
  'spa',
  'bar',
  'toilet',
  'laundry',
  'parking',
  'station',
];
const SORTS: readonly Sort[] = ['time', 'distance', 'fame', 'name'];

/** What can be reached in 10, 30 or 60 minutes, not what merely lies inside a circle. */
export function NearbyPage() {
  const { t } = useTranslation('places');
  const [origin, setOrigin] = useState<Origin | null>(null);
  const [mode, setMode] = useState<Mode>('walk');
  const [minutes, setMinutes] = useState<Minutes>('10');
  const [category, setCategory] = useState<Category | null>(null);
  const [openNow, setOpenNow] = useState(false);
  const [sort, setSort] = useState<Sort>('time');
  const search = useMemo<NearbySearch | null>(
    () =>
      origin && {
        origin: { latitude: origin.latitude, longitude: origin.longitude },
        mode,
        minutes: Number(minutes) as NearbySearch['minutes'],
        category,
        openNow,
        sort,
      },
    [origin, mode, minutes, category, openNow, sort],
  );
  const { t: words } = useTranslation('place');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className={styles.filters}>
        <OriginField onChoose={setOrigin} />
        <div className={styles.row}>
          <Segmented
            label={t('mode.label')}
            value={mode}
            onChange={setMode}
            choices={[
              { value: 'walk', label: t('mode.walk'), icon: 'walk' },
              { value: 'transit', label: t('mode.transit'), icon: 'bus' },
              { value: 'car', label: t('mode.car'), icon: 'car' },
            ]}
          />
          <Segmented
            label={t('within')}
            value={minutes}
            onChange={setMinutes}
            choices={(['10', '30', '60'] as const).map((value) => ({ value, label: t('minutes', { minutes: value }) }))}
          />
        </div>
        <ChipGroup
          label={t('category')}
          single
          scroll
          chosen={category ? [category] : []}
          onChange={([chosen]) => setCategory(chosen ?? null)}
          choices={CATEGORIES.map((value) => ({ value, label: words(`category.${value}`), icon: CATEGORY_ICONS[value] }))}
        />
        <div className={classes(styles.row, styles.apart)}>
          <Checkbox checked={openNow} onChange={setOpenNow}>
            {t('openNow')}
          </Checkbox>
          <Select
            label={t('sort.label')}
            value={sort}
            onChange={setSort}
            choices={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
          />
        </div>
      </div>
      {search && origin ? (
        <Results search={search} origin={origin} />
      ) : (
        <EmptyState icon="compass" title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      )}
    </Page>
  );
}

function Results({ search, origin }: { search: NearbySearch; origin: Origin }) {
  const { t } = useTranslation('places');
  const found = useNearby(search);
  const [active, setActive] = useState<string | null>(null);
  const places = useMemo(() => found.data?.pages.flatMap((page) => page.items) ?? [], [found.data]);
  const days = useMemo(() => [mapOf(places)], [places]);
  if (found.isError && !found.data) return <ErrorState reason={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Skeleton count={4} height={6} />;
  if (places.length === 0) {
    return (
      <EmptyState icon="search" title={t('none.title', { name: origin.name })}>
        {t('none.text')}
      </EmptyState>
    );
  }
  const total = found.data.pages[0]?.totalItems ?? places.length;
  return (
    <div className={styles.results}>
      <section aria-label={t('results', { name: origin.name })} className={styles.list}>
        <h2 className={styles.heading}>{t('results', { name: origin.name })}</h2>
        <ol className={styles.places}>
          {places.map((place, index) => (
            <PlaceRow
              key={place.placeId}
              place={place}
              number={index + 1}
              active={place.placeId === active}
              onActive={setActive}
            />
          ))}
        </ol>
        <ShowMore
          shown={places.length}
          total={total}
          busy={found.isFetchingNextPage}
          onMore={() => void found.fetchNextPage()}
        />
      </section>
      <div className={styles.map}>
        <TripMap days={days} view={places.map(({ placeId }) => placeId).join()} activeStopId={active} onHoverStop={setActive} onSelectStop={setActive} />
      </div>
    </div>
  );
}

/** The places as the pins of one day, numbered like the list. */
function mapOf(places: readonly Place[]): MapDay {
  const stops = places.map((place, index) => ({
    id: place.placeId,
    number: index + 1,
    kind: 'place' as const,
    name: place.name,
    longitude: place.longitude,
    latitude: place.latitude,
  }));
  return { day: 1, stops, legs: [] };
}

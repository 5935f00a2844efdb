import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Button } from '@/shared/components/Button';
import { ErrorState } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { Segmented } from '@/shared/components/Segmented';
import { Sheet } from '@/shared/components/Sheet';
import { Skeleton } from '@/shared/components/Skeleton';
import { TextField } from '@/shared/components/TextField';
import { toast } from '@/shared/components/toast';
import { useDebounced } from '@/shared/hooks/useDebounced';
import { CATEGORY_ICONS } from '@/shared/icons/categories';
import { usePlaceSearch } from '../api/places';
import { useAddIdea } from '../api/tray';
import { addStop, replaceStop } from '../edit';
import { useScreen } from '../screen';
import { stopsOf } from '../timeline';
import type { Day } from '../types';
import { CustomPlaceForm } from './CustomPlaceForm';
import styles from './RowList.module.css';

type Place = Schema<'Page_FoundPlace'>['items'][number];

interface AddSheetProps {
  day: Day;
  /** The stop that the place takes the place of; otherwise it is a further one. */
  replace?: string | undefined;
}

/** Finds a place and puts it into the day or keeps it as an idea; or takes one of the traveller's own. */
export function AddSheet({ day, replace }: AddSheetProps) {
  const { t } = useTranslation('itineraryEdit');
  const { close } = useScreen();
  const [own, setOwn] = useState<'search' | 'custom'>('search');
  return (
    <Sheet open title={t(replace === undefined ? 'add.title' : 'add.replaceTitle')} onClose={close}>
      <div className={styles.stack}>
        {replace === undefined && (
          <Segmented
            label={t('add.title')}
            value={own}
            onChange={setOwn}
            choices={[
              { value: 'search', label: t('add.search'), icon: 'search' },
              { value: 'custom', label: t('add.custom'), icon: 'pin' },
            ]}
          />
        )}
        {own === 'search' ? <PlaceSearch day={day} replace={replace} /> : <CustomPlaceForm day={day} />}
      </div>
    </Sheet>
  );
}

function PlaceSearch({ day, replace }: AddSheetProps) {
  const { t } = useTranslation('itineraryEdit');
  const [text, setText] = useState('');
  const wanted = useDebounced(text, 250);
  const near = stopsOf(day)[0] ?? day.anchors[0];
  const found = usePlaceSearch(wanted, { latitude: near?.latitude ?? 0, longitude: near?.longitude ?? 0 });
  const places = wanted.trim() === '' ? undefined : found.data?.items;
  return (
    <>
      <TextField
        label={t('add.search')}
        hint={t('add.hint')}
        icon="search"
        type="search"
        autoComplete="off"
        autoFocus
        value={text}
        onChange={setText}
      />
      {wanted.trim() === '' && (
        <p className={styles.soft}>{t('add.start', { city: day.segments.at(-1)?.name ?? '' })}</p>
      )}
      {found.isFetching && !places && <Skeleton count={3} height={5} label={t('add.loading')} />}
      {found.isError && <ErrorState reason={found.error} onRetry={() => void found.refetch()} />}
      {places?.length === 0 && <p role="status">{t('add.nothing')}</p>}
      <ul className={styles.list}>
        {places?.map((place) => (
          <li key={place.placeId}>
            <FoundPlace place={place} day={day} replace={replace} />
          </li>
        ))}
      </ul>
    </>
  );
}

function FoundPlace({ place, day, replace }: { place: Place; day: Day; replace: string | undefined }) {
  const { t } = useTranslation('itineraryEdit');
  const { t: words } = useTranslation('place');
  const { tripId, itinerary, edit, open, close } = useScreen();
  const keep = useAddIdea(tripId);
  const already = itinerary.days.some(({ stops }) => stops.some(({ placeId }) => placeId === place.placeId));
  const lines = [
    place.localName === place.name ? '' : place.localName,
    words(`category.${place.category}`),
    already ? t('add.already') : '',
  ];
  const put = () => {
    edit(replace === undefined ? addStop(place, day.day) : replaceStop(replace, place));
    close();
  };
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h3 className={styles.name}>
            <Highlighted place={place} />
          </h3>
          <p className={styles.soft}>{lines.filter(Boolean).join(' · ')}</p>
        </div>
        <Icon name={CATEGORY_ICONS[place.category]} />
      </div>
      <p className={styles.actions}>
        <Button size="small" icon={replace === undefined ? 'plus' : 'check'} onClick={put}>
          {replace === undefined ? t('add.toDay', { day: day.day }) : t('add.replace')}
        </Button>
        {replace === undefined && (
          <Button
            kind="quiet"
            size="small"
            icon="idea"
            busy={keep.isPending}
            onClick={() =>
              keep.mutate(
                { placeId: place.placeId },
                { onSuccess: ({ name }) => toast({ text: t('add.kept', { name }), tone: 'success' }) },
              )
            }
          >
            {t('add.toTray')}
          </Button>
        )}
        <Button kind="quiet" size="small" icon="question" onClick={() => open({ kind: 'why', placeId: place.placeId })}>
          {t('add.why')}
        </Button>
      </p>
      {keep.isError && <ErrorState reason={keep.error} />}
    </article>
  );
}

/** The name with what was searched for made stronger. */
function Highlighted({ place }: { place: Place }): ReactNode {
  const { highlight, name } = place;
  if (!highlight || highlight.text !== name) return name;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of highlight.ranges) {
    parts.push(name.slice(at, start), <mark key={start}>{name.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, name.slice(at)];
}

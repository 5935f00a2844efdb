import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/components/Badge';
import { Button, buttonClass } from '@/shared/components/Button';
import { Card } from '@/shared/components/Card';
import { ErrorPage } from '@/shared/components/ErrorState';
import { Page } from '@/shared/components/Page';
import { Skeleton } from '@/shared/components/Skeleton';
import { useFormat } from '@/shared/format/useFormat';
import { TripMap } from '@/shared/map/TripMap';
import type { MapDay } from '@/shared/map/types';
import { usePlace } from './api/places';
import { AddToTrip } from './components/AddToTrip';
import { Hours } from './components/Hours';
import { mapLink } from './origin';
import styles from './PlacePage.module.css';

const route = getRouteApi('/shell/places/$');

type Place = NonNullable<ReturnType<typeof usePlace>['data']>;

/** A place with its hours on its own clock, and where each fact comes from. */
export function PlacePage() {
  const { _splat: placeId = '' } = route.useParams();
  const { t } = useTranslation('places');
  const place = usePlace(placeId);
  if (place.isPending) {
    return (
      <Page title={t('title')}>
        <Skeleton count={3} height={8} />
      </Page>
    );
  }
  if (place.isError && !place.data) {
    return <ErrorPage reason={place.error} onRetry={() => void place.refetch()} />;
  }
  return <Details place={place.data} />;
}

function Details({ place }: { place: Place }) {
  const { t } = useTranslation('places');
  const { t: words } = useTranslation('place');
  const [adding, setAdding] = useState(false);
  const open = place.hours?.isOpen;
  return (
    <Page
      title={place.name}
      lead={place.localName === place.name ? undefined : place.localName}
      actions={
        <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
          {t('add.action')}
        </Button>
      }
    >
      <p className={styles.badges}>
        <Badge tone="accent">{words(`category.${place.category}`)}</Badge>
        {open && <Badge tone={open === 'yes' ? 'success' : 'neutral'}>{words(`open.${open}`)}</Badge>}
        <Badge>{words(`stepFree.${place.stepFree}`)}</Badge>
        <Badge>{words(`setting.${place.setting}`)}</Badge>
      </p>
      <div className={styles.columns}>
        <div className={styles.column}>
          {place.hours && <Hours hours={place.hours} zone={place.zone} source={place.source} />}
          <Facts place={place} />
        </div>
        <Where place={place} />
      </div>
      <AddToTrip place={place} open={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function Facts({ place }: { place: Place }) {
  const { t } = useTranslation('places');
  const format = useFormat();
  const price = place.cost && place.costKnown ? place.cost : null;
  return (
    <Card as="section" className={styles.facts}>
      <h2 className={styles.heading}>{t('facts.title')}</h2>
      <dl className={styles.pairs}>
        <dt>{t('facts.stay')}</dt>
        <dd>{format.duration(place.stayMinutes)}</dd>
        <dt>{t('facts.cost')}</dt>
        <dd>{price === null ? t('facts.costUnknown') : price.amount === 0 ? t('facts.free') : format.money(price)}</dd>
        {place.address && (
          <>
            <dt>{t('facts.address')}</dt>
            <dd>{place.address}</dd>
          </>
        )}
      </dl>
      {place.strenuous && <Badge tone="warn">{t('facts.strenuous')}</Badge>}
      {place.minimumAge !== undefined && <Badge tone="warn">{t('facts.age', { age: place.minimumAge })}</Badge>}
    </Card>
  );
}

function Where({ place }: { place: Place }) {
  const { t } = useTranslation('places');
  const days = useMemo((): MapDay[] => {
    const { placeId: id, name, longitude, latitude } = place;
    return [{ day: 1, stops: [{ id, number: null, kind: 'place', name, longitude, latitude }], legs: [] }];
  }, [place]);
  const destinations = useMemo(() => [place.destination], [place.destination]);
  const link = mapLink({ ...place, name: place.localName }, undefined);
  return (
    <Card as="section" flush className={styles.where}>
      <h2 className={styles.mapHeading}>{t('where')}</h2>
      <div className={styles.map}>
        <TripMap days={days} destinations={destinations} />
      </div>
      <p className={styles.link}>
        <a href={link.url} target="_blank" rel="noreferrer" className={buttonClass('secondary', true)}>
          {t(`openIn.${link.service}`)}
        </a>
      </p>
    </Card>
  );
}

import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Badge } from '@/shared/components/Badge';
import { Button } from '@/shared/components/Button';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { Sheet } from '@/shared/components/Sheet';
import { Skeleton } from '@/shared/components/Skeleton';
import { useFormat } from '@/shared/format/useFormat';
import { CATEGORY_ICONS } from '@/shared/icons/categories';
import { useAlternatives } from '../api/places';
import { replaceStop } from '../edit';
import { useScreen } from '../screen';
import type { Day, Entry } from '../types';
import styles from './RowList.module.css';

/** Other places for a stop, with what would change. */
export function AlternativesSheet({ day, stop }: { day: Day; stop: Entry }) {
  const { t } = useTranslation('itineraryEdit');
  const { tripId, itinerary, close, open, edit } = useScreen();
  const found = useAlternatives(tripId, stop.stopId, itinerary.version);
  const search = () => open({ kind: 'add', day: day.day, replace: stop.stopId });
  const searchButton = (
    <Button icon="search" onClick={search}>
      {t('alternatives.search')}
    </Button>
  );
  return (
    <Sheet
      open
      title={t('alternatives.title', { name: stop.name })}
      onClose={close}
      actions={found.data && found.data.length > 0 && searchButton}
    >
      {found.isPending && <Skeleton count={3} height={7} label={t('alternatives.loading')} />}
      {found.isError && <ErrorState reason={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && (
        <EmptyState icon="swap" title={t('alternatives.none.title')} action={searchButton}>
          {t('alternatives.none.text')}
        </EmptyState>
      )}
      {found.data && found.data.length > 0 && (
        <>
          <p className={styles.intro}>{t('alternatives.intro')}</p>
          <ul className={styles.list}>
            {found.data.map((one) => (
              <li key={one.placeId}>
                <Alternative
                  one={one}
                  onChoose={() => {
                    edit(replaceStop(stop.stopId, { ...one, localName: one.names.local, latitude: stop.latitude, longitude: stop.longitude }));
                    close();
                  }}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}

function Alternative({ one, onChoose }: { one: Schema<'StopAlternative'>; onChoose: () => void }) {
  const { t } = useTranslation('itineraryEdit');
  const { t: places } = useTranslation('place');
  const { t: words } = useTranslation('itinerary');
  const format = useFormat();
  const differences = [
    one.extraTravelMinutes !== 0 &&
      t('alternatives.travel', { minutes: format.signed(one.extraTravelMinutes, format.duration) }),
    one.extraWalkingMetres !== 0 &&
      t('alternatives.walking', { metres: format.signed(one.extraWalkingMetres, format.distance) }),
    one.extraCost === null
      ? words('cost.unknown')
      : one.extraCost.amount !== 0 &&
        format.signed(one.extraCost.amount, (amount) => format.money({ amount, currency: one.extraCost?.currency ?? 'KRW' })),
  ].filter((difference) => difference !== false);
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h3 className={styles.name}>{one.name}</h3>
          <p className={styles.soft}>
            {[one.names.local === one.name ? '' : one.names.local, places(`category.${one.category}`), places(`setting.${one.setting}`)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <Icon name={CATEGORY_ICONS[one.category]} />
      </div>
      <p className={styles.chips}>
        <Badge tone="accent" icon="clock">
          {t('alternatives.time', { start: format.clock(one.localStart), end: format.clock(one.localEnd) })}
        </Badge>
        {differences.length === 0 && <Badge>{t('alternatives.same')}</Badge>}
        {differences.map((difference) => (
          <Badge key={difference}>{difference}</Badge>
        ))}
      </p>
      {one.reasons.length > 0 && <p className={styles.soft}>{one.reasons.slice(0, 3).join(' · ')}</p>}
      <p className={styles.actions}>
        <Button icon="check" onClick={onChoose} aria-label={`${t('alternatives.choose')}: ${one.name}`}>
          {t('alternatives.choose')}
        </Button>
      </p>
    </article>
  );
}

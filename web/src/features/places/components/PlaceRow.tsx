import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/components/Badge';
import { CATEGORY_ICONS } from '@/shared/icons/categories';
import { classes } from '@/shared/components/classes';
import { Icon } from '@/shared/components/Icon';
import { useFormat } from '@/shared/format/useFormat';
import type { Place } from '../api/places';
import styles from './PlaceRow.module.css';

interface PlaceRowProps {
  place: Place;
  number: number;
  active: boolean;
  onActive: (placeId: string | null) => void;
}

/** A place in a list: how long it takes to get there, whether it is open, and how one gets in. */
export function PlaceRow({ place, number, active, onActive }: PlaceRowProps) {
  const { t } = useTranslation('places');
  const { t: words } = useTranslation('place');
  const format = useFormat();
  return (
    <li
      className={classes(styles.row, active && styles.active)}
      onMouseEnter={() => onActive(place.placeId)}
      onMouseLeave={() => onActive(null)}
    >
      <Link
        to="/places/$"
        params={{ _splat: place.placeId }}
        className={styles.link}
        onFocus={() => onActive(place.placeId)}
        onBlur={() => onActive(null)}
      >
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
        <span className={styles.body}>
          <span className={styles.name}>
            {place.name}
            {place.localName !== place.name && <span className={styles.local}>{place.localName}</span>}
          </span>
          <span className={styles.facts}>
            <Icon name={CATEGORY_ICONS[place.category]} size={16} />
            {words(`category.${place.category}`)}
            {place.distanceMetres !== undefined && <span>{format.distance(place.distanceMetres)}</span>}
          </span>
          <span className={styles.badges}>
            {place.isOpen && (
              <Badge tone={place.isOpen === 'yes' ? 'success' : 'neutral'}>{words(`open.${place.isOpen}`)}</Badge>
            )}
            {place.stepFree === 'yes' && <Badge>{words('stepFree.yes')}</Badge>}
          </span>
        </span>
        {place.travelMinutes !== undefined && (
          <span className={styles.time}>{t('minutesAway', { time: format.duration(place.travelMinutes) })}</span>
        )}
      </Link>
    </li>
  );
}

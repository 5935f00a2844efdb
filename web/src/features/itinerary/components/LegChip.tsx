import { useTranslation } from 'react-i18next';
import { classes } from '@/shared/components/classes';
import { Icon } from '@/shared/components/Icon';
import { VisuallyHidden } from '@/shared/components/VisuallyHidden';
import { useFormat } from '@/shared/format/useFormat';
import { MODE_ICONS } from '../icons';
import { useScreen } from '../screen';
import type { Leg } from '../types';
import styles from './LegChip.module.css';

/** The way to the next thing of a day; pressing it tells more. */
export function LegChip({ leg, to }: { leg: Leg; to: string }) {
  const { t } = useTranslation('itinerary');
  const { t: places } = useTranslation('place');
  const format = useFormat();
  const { open, day } = useScreen();
  const walked = leg.mode !== 'walk' && leg.walkingMetres > 0;
  return (
    <div className={styles.leg}>
      <span className={classes(styles.rail, leg.mode === 'walk' && styles.foot)} aria-hidden="true" />
      <button
        type="button"
        className={styles.chip}
        onClick={() => open({ kind: 'leg', day: day.day, order: leg.order })}
      >
        <Icon name={MODE_ICONS[leg.mode]} size={18} />
        <VisuallyHidden>
          {t('leg.details', { name: to })}, {places(`mode.${leg.mode}`)}{' '}
        </VisuallyHidden>
        <span className={styles.time}>{format.duration(leg.durationMinutes)}</span>{' '}
        <span>{leg.label ?? format.distance(leg.distanceMetres)}</span>{' '}
        {walked && (
          <span className={styles.walk}>
            <Icon name="walk" size={14} />
            {format.distance(leg.walkingMetres)}
          </span>
        )}
        <span className={styles.source}>{t(`leg.short.${leg.source}`)}</span>
      </button>
    </div>
  );
}

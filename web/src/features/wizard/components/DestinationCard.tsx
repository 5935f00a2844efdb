import { useDraggable, useDroppable } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import { Card } from '@/shared/components/Card';
import { classes } from '@/shared/components/classes';
import { Icon } from '@/shared/components/Icon';
import { IconButton } from '@/shared/components/IconButton';
import { Stepper } from '@/shared/components/Stepper';
import { TextField } from '@/shared/components/TextField';
import { useFormat } from '@/shared/format/useFormat';
import { LIMITS, type DestinationDraft } from '../drafts';
import styles from './DestinationCard.module.css';

interface DestinationCardProps {
  destination: DestinationDraft;
  place: number;
  count: number;
  dates: { start: string; end: string } | undefined;
  error: string | undefined;
  onChange: (change: Partial<DestinationDraft>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

/** A city of the trip: when one is there, for how many nights and where one sleeps. */
export function DestinationCard(props: DestinationCardProps) {
  const { destination, place, count, dates, error, onChange, onMove, onRemove } = props;
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const { name, nights, accommodation, key } = destination;
  const drag = useDraggable({ id: key });
  const drop = useDroppable({ id: key });
  const long = [...accommodation.trim()].length > LIMITS.accommodation;
  return (
    <Card as="li" className={classes(styles.card, drag.isDragging && styles.lifted)} aria-label={name}>
      <div
        ref={(element) => {
          drag.setNodeRef(element);
          drop.setNodeRef(element);
        }}
        className={styles.inside}
      >
        <div className={styles.head}>
          {/* For fingers and mice; the buttons do the same for the keyboard. */}
          <span {...drag.listeners} className={styles.handle} aria-hidden="true" title={t('destinations.drag', { name })}>
            <Icon name="drag" size={22} />
          </span>
          <div className={styles.words}>
            <h3 className={styles.name}>{name}</h3>
            <p className={styles.dates}>
              {dates === undefined && t('destinations.chooseDate')}
              {dates && (nights === 0 ? format.date(dates.start) : `${format.date(dates.start)} – ${format.date(dates.end)}`)}
            </p>
          </div>
          <IconButton
            icon="chevronUp"
            label={t('destinations.moveUp', { name })}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          />
          <IconButton
            icon="chevronDown"
            label={t('destinations.moveDown', { name })}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          />
          <IconButton icon="trash" label={t('destinations.remove', { name })} onClick={onRemove} />
        </div>
        {error && (
          <p className={styles.error} role="alert">
            <Icon name="warn" size={18} />
            {error}
          </p>
        )}
        <Stepper
          label={t('destinations.nights', { name })}
          value={nights}
          min={0}
          max={LIMITS.nights}
          text={nights === 0 ? t('destinations.dayTrip') : t('destinations.nightsText', { count: nights })}
          onChange={(nights) => onChange({ nights })}
        />
        <TextField
          label={t('destinations.accommodation')}
          optional
          icon="bed"
          hint={nights === 0 ? t('destinations.accommodationNone') : t('destinations.accommodationHint')}
          placeholder={nights === 0 ? undefined : t('destinations.accommodationCentre')}
          error={long ? t('error.accommodationLong') : undefined}
          value={nights === 0 ? '' : accommodation}
          disabled={nights === 0}
          autoComplete="off"
          onChange={(accommodation) => onChange({ accommodation })}
        />
      </div>
    </Card>
  );
}

import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/components/Button';
import { ErrorState } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { Sheet } from '@/shared/components/Sheet';
import { StatusLight } from '@/shared/components/StatusLight';
import { toast } from '@/shared/components/toast';
import { useFormat } from '@/shared/format/useFormat';
import { useUndo } from '../api/edits';
import { useRainVariant } from '../api/watch';
import { entryIcon } from '../icons';
import { useScreen } from '../screen';
import { dayColour, stepsOf } from '../timeline';
import type { Day } from '../types';
import styles from './RainSheet.module.css';

/** The day without its outdoor stops, checked like the dry one; it can take its place. */
export function RainSheet({ day }: { day: Day }) {
  const { t } = useTranslation('itineraryTools');
  const { t: common } = useTranslation();
  const format = useFormat();
  const { tripId, itinerary, canEdit, close } = useScreen();
  const undo = useUndo(tripId);
  const take = useRainVariant(tripId);
  const variant = day.rainVariant;
  if (!variant) return null;
  const swap = () =>
    take.mutate(
      { day: day.day, version: itinerary.version },
      {
        onSuccess: ({ action }) => {
          toast({ text: action, action: { label: common('action.undo'), onSelect: () => undo.mutate() } });
          close();
        },
      },
    );
  const steps = stepsOf(variant).filter(({ shape }) => shape !== 'place');
  return (
    <Sheet
      open
      title={t('rain.title', { day: day.day })}
      onClose={close}
      actions={
        canEdit && (
          <Button kind="primary" icon="umbrella" busy={take.isPending} onClick={swap}>
            {t('rain.take')}
          </Button>
        )
      }
    >
      <div className={styles.sheet} style={{ '--day': dayColour(day.day) } as CSSProperties}>
        <p>{t('rain.intro')}</p>
        <p className={styles.line}>
          <StatusLight verdict={variant.feasibility} words />
          {t('rain.totals', {
            walking: format.distance(variant.totals.walkingMetres),
            travel: format.duration(variant.totals.travelMinutes),
          })}
        </p>
        {take.isError && <ErrorState reason={take.error} />}
        <ol className={styles.list}>
          {steps.map(({ entry, number }) => (
            <li key={entry.stopId} className={styles.row}>
              <span className={styles.clock}>{format.clock(entry.localStart)}</span>
              <span className={number === undefined ? styles.quiet : styles.number}>
                {number ?? <Icon name={entryIcon(entry)} size={16} />}
              </span>
              <span>{entry.name}</span>
            </li>
          ))}
        </ol>
      </div>
    </Sheet>
  );
}

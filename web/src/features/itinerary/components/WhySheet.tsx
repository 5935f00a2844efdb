import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Badge } from '@/shared/components/Badge';
import { Button } from '@/shared/components/Button';
import { ErrorState } from '@/shared/components/ErrorState';
import { Sheet } from '@/shared/components/Sheet';
import { Skeleton } from '@/shared/components/Skeleton';
import { toast } from '@/shared/components/toast';
import { useWhy } from '../api/places';
import { useAddIdea } from '../api/tray';
import { useScreen } from '../screen';
import styles from './RowList.module.css';

/** Why a place is in the plan, or why it is not and what would let it in. */
export function WhySheet({ placeId }: { placeId: string }) {
  const { t } = useTranslation('itineraryTools');
  const { tripId, itinerary, close } = useScreen();
  const why = useWhy(tripId, placeId, itinerary.version);
  const title = why.data ? t(why.data.standing === 'in' ? 'why.in' : 'why.out', { name: why.data.name }) : t('why.title');
  return (
    <Sheet open title={title} onClose={close}>
      {why.isPending && <Skeleton count={2} height={4} label={t('why.loading')} />}
      {why.isError && <ErrorState reason={why.error} onRetry={() => void why.refetch()} />}
      {why.data && <Reasons why={why.data} />}
    </Sheet>
  );
}

function Reasons({ why }: { why: Schema<'PlaceReasons'> }) {
  const { t } = useTranslation('itineraryTools');
  const { t: edits } = useTranslation('itineraryEdit');
  const { tripId, canEdit, close, showStop, open } = useScreen();
  const keep = useAddIdea(tripId);
  const { stopId } = why;
  return (
    <div className={styles.stack}>
      <p>
        {why.standing === 'in' && why.day !== null ? (
          <Badge tone="success">{t('why.onDay', { day: why.day })}</Badge>
        ) : (
          <Badge>{t('why.notIn')}</Badge>
        )}
      </p>
      <ul className={styles.list}>
        {[...why.reasons, ...why.placement].map((reason) => (
          <li key={reason} className={styles.card}>
            {reason}
          </li>
        ))}
      </ul>
      <p className={styles.actions}>
        {stopId !== null && (
          <Button
            icon="location"
            onClick={() => {
              close();
              showStop(stopId);
            }}
          >
            {t('findings.show')}
          </Button>
        )}
        {why.standing === 'out' && canEdit && (
          <>
            <Button
              icon="idea"
              busy={keep.isPending}
              onClick={() =>
                keep.mutate(
                  { placeId: why.placeId },
                  { onSuccess: ({ name }) => toast({ text: edits('add.kept', { name }), tone: 'success' }) },
                )
              }
            >
              {edits('add.toTray')}
            </Button>
            <Button kind="quiet" icon="spark" onClick={() => open({ kind: 'regenerate' })}>
              {t('regenerate.open')}
            </Button>
          </>
        )}
      </p>
      {keep.isError && <ErrorState reason={keep.error} />}
    </div>
  );
}

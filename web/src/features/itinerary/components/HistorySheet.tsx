import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/components/Badge';
import { Button } from '@/shared/components/Button';
import { ErrorState } from '@/shared/components/ErrorState';
import { Sheet } from '@/shared/components/Sheet';
import { Skeleton } from '@/shared/components/Skeleton';
import { toast } from '@/shared/components/toast';
import { useFormat } from '@/shared/format/useFormat';
import { useRestore, useVersions } from '../api/versions';
import { useScreen } from '../screen';
import styles from './RowList.module.css';

/** Every version of the itinerary, with a way back to each. */
export function HistorySheet() {
  const { t } = useTranslation('itineraryEdit');
  const format = useFormat();
  const { tripId, canEdit, close } = useScreen();
  const versions = useVersions(tripId);
  const restore = useRestore(tripId);
  return (
    <Sheet open title={t('history.title')} onClose={close}>
      <p className={styles.intro}>{t('history.intro')}</p>
      {versions.isPending && <Skeleton count={4} height={4} label={t('history.loading')} />}
      {versions.isError && <ErrorState reason={versions.error} onRetry={() => void versions.refetch()} />}
      {restore.isError && <ErrorState reason={restore.error} />}
      <ol className={styles.list}>
        {versions.data?.map(({ version, action, createdAt, present }) => (
          <li key={version} className={styles.card}>
            <div className={styles.head}>
              <div className={styles.words}>
                <p className={styles.name}>{action}</p>
                <p className={styles.soft}>
                  {t('history.version', { version })} · {format.instant(createdAt)}
                </p>
              </div>
              {present && <Badge tone="success">{t('history.present')}</Badge>}
            </div>
            {!present && canEdit && (
              <p className={styles.actions}>
                <Button
                  size="small"
                  icon="history"
                  busy={restore.isPending && restore.variables === version}
                  onClick={() =>
                    restore.mutate(version, {
                      onSuccess: () => toast({ text: t('history.restored'), tone: 'success' }),
                    })
                  }
                >
                  {t('history.restore')}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}

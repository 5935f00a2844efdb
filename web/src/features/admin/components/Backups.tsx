import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/components/Badge';
import { Button, buttonClass } from '@/shared/components/Button';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { useFormat } from '@/shared/format/useFormat';
import { useBackups, useMakeBackup } from '../api/admin';
import { bytesIn } from '../bytes';
import styles from './Admin.module.css';
import { Answer } from './Answer';

const TONES = { running: 'accent', ready: 'success', failed: 'danger' } as const;

/** The sealed files that bring everything back. */
export function Backups() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const backups = useBackups();
  const make = useMakeBackup();
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <Button icon="plus" busy={make.isPending} onClick={() => make.mutate()}>
          {t('backups.make')}
        </Button>
        <span className={styles.quiet}>{t('backups.hint')}</span>
      </div>
      <ErrorBanner reason={make.error} />
      <Answer query={backups} empty={{ when: (list) => list.length === 0, title: t('backups.none'), icon: 'shield' }}>
        {(list) => (
          <ul className={styles.list}>
            {list.map(({ name, createdAt, status, bytes, error }) => (
              <li key={name}>
                <span className={styles.words}>
                  <span className={styles.strong}>
                    {format.instant(createdAt)}
                    <Badge tone={TONES[status]}>{t(`backups.status.${status}`)}</Badge>
                  </span>
                  <span className={styles.code}>{name}</span>
                  <span className={styles.quiet}>{error ?? (bytes === undefined ? '' : bytesIn(bytes))}</span>
                </span>
                {status === 'ready' && (
                  <a href={`/api/v1/admin/backups/${encodeURIComponent(name)}`} download={name} className={buttonClass('secondary')}>
                    {t('backups.fetch')}
                  </a>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </div>
  );
}

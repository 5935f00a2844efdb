import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/components/Button';
import { classes } from '@/shared/components/classes';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { Skeleton } from '@/shared/components/Skeleton';
import { VisuallyHidden } from '@/shared/components/VisuallyHidden';
import { useFormat } from '@/shared/format/useFormat';
import { useNotifications, useReadNotifications } from '../api/profile';
import styles from './Profile.module.css';
import { Section } from './Section';

/** What happened: plans that are ready, trips that were shared. */
export function Notifications() {
  const { t } = useTranslation('profile');
  const format = useFormat();
  const notes = useNotifications();
  const readAll = useReadNotifications();
  if (notes.isPending) return <Skeleton count={3} height={4} />;
  if (notes.isError && !notes.data) return <ErrorState reason={notes.error} onRetry={() => void notes.refetch()} />;
  const items = notes.data.items;
  if (items.length === 0) return <EmptyState icon="bell" title={t('notices.empty')} />;
  return (
    <Section title={t('tab.notices')}>
      <ul className={styles.list}>
        {items.map(({ notificationId, text, createdAt, read, kind, subjectId }) => (
          <li key={notificationId} className={classes(!read && styles.unread)}>
            <span className={styles.words}>
              <span className={read ? undefined : styles.strong}>
                {!read && <VisuallyHidden>{t('notices.unread')}</VisuallyHidden>}
                {text}
              </span>
              <span className={styles.quiet}>{format.instant(createdAt)}</span>
            </span>
            {subjectId && /trip|generation/i.test(kind) && (
              <Link to="/trips/$tripId" params={{ tripId: subjectId }}>
                {t('notices.open')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {items.some(({ read }) => !read) && (
        <div className={styles.row}>
          <Button icon="check" busy={readAll.isPending} onClick={() => readAll.mutate()}>
            {t('notices.readAll')}
          </Button>
        </div>
      )}
    </Section>
  );
}

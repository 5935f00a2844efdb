import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/components/Badge';
import { Button } from '@/shared/components/Button';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { Skeleton } from '@/shared/components/Skeleton';
import { toast } from '@/shared/components/toast';
import { useFormat } from '@/shared/format/useFormat';
import { useEndSessions, useSessions } from '../api/profile';
import { deviceOf } from '../device';
import styles from './Profile.module.css';
import { Section } from './Section';

/** Where one is logged in, and the ways to end that. */
export function Sessions() {
  const { t } = useTranslation('profile');
  const format = useFormat();
  const sessions = useSessions();
  const end = useEndSessions();
  const items = sessions.data?.items ?? [];
  const finish = (sessionId: string | undefined) =>
    end.mutate(sessionId, {
      onSuccess: () => toast({ text: t(sessionId === undefined ? 'sessions.endedAll' : 'sessions.ended'), tone: 'success' }),
    });
  return (
    <Section title={t('sessions.title')} text={t('sessions.text')}>
      <ErrorBanner reason={end.error ?? sessions.error} />
      {sessions.isPending && <Skeleton count={2} height={3} />}
      <ul className={styles.list}>
        {items.map(({ sessionId, client, current, lastSeenAt }) => {
          const { browser, system } = deviceOf(client);
          const name = [browser, system].filter(Boolean).join(' · ') || t('sessions.unknown');
          return (
            <li key={sessionId}>
              <span className={styles.words}>
                <span className={styles.strong}>{name}</span>
                <span className={styles.quiet}>{t('sessions.seen', { when: format.instant(lastSeenAt) })}</span>
              </span>
              {current ? (
                <Badge tone="success">{t('sessions.current')}</Badge>
              ) : (
                <Button size="small" aria-label={t('sessions.endOne', { name })} onClick={() => finish(sessionId)}>
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {items.length > 1 && (
        <div className={styles.row}>
          <Button icon="logout" busy={end.isPending} onClick={() => finish(undefined)}>
            {t('sessions.endAll')}
          </Button>
        </div>
      )}
    </Section>
  );
}

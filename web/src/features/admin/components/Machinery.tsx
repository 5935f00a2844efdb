import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/components/Badge';
import { Button } from '@/shared/components/Button';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { Sheet } from '@/shared/components/Sheet';
import { toast } from '@/shared/components/toast';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/useLanguage';
import { useCaches, useClearCaches, useDeadLetterChanges, useDeadLetters, useHealth, useQueues } from '../api/admin';
import { bytesIn } from '../bytes';
import styles from './Admin.module.css';
import { Answer } from './Answer';
import { Confirm } from './Confirm';

const DATABASES: Record<string, string> = { sqlite: 'SQLite', postgres: 'PostgreSQL', postgresql: 'PostgreSQL' };

/** What people call a part of the server; one that has no words of its own keeps the name that the server gives it. */
function useNames() {
  const { i18n } = useTranslation('admin');
  const language = useLanguage();
  return (group: 'health.check' | 'queues.name' | 'caches.name', name: string) => {
    const word: unknown = i18n.getResource(language, 'admin', `${group}.${name}`);
    return typeof word === 'string' ? word : name;
  };
}

/** Whether the server is well, in figures. */
export function Health() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const health = useHealth();
  const nameIn = useNames();
  return (
    <Answer query={health}>
      {({ version, uptimeSeconds, ready, checks, database, packs, memoryBytes }) => (
        <div className={styles.stack}>
          <p className={styles.row}>
            <Badge tone={ready ? 'success' : 'danger'} icon={ready ? 'check' : 'warn'}>
              {t(ready ? 'health.ready' : 'health.notReady')}
            </Badge>
            {checks.map(({ name, state }) => (
              <Badge key={name} tone={state === 'ready' ? 'neutral' : 'warn'}>
                {`${nameIn('health.check', name)}: ${t(`health.state.${state}`)}`}
              </Badge>
            ))}
          </p>
          <dl className={styles.figures}>
            <Figure name={t('health.version')} value={version} />
            <Figure name={t('health.uptime')} value={format.duration(Math.floor(uptimeSeconds / 60))} />
            <Figure name={t('health.database')} value={DATABASES[database.kind] ?? database.kind} />
            <Figure name={t('health.latency')} value={t('health.microseconds', { count: database.latencyMicroseconds })} />
            <Figure name={t('health.connections')} value={`${database.connectionsUsed} / ${database.connectionsOpen}`} />
            <Figure name={t('health.packs')} value={format.number(packs)} />
            {memoryBytes && <Figure name={t('health.memory')} value={bytesIn(memoryBytes)} />}
          </dl>
        </div>
      )}
    </Answer>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The queues with what waits in them, and the letters that nobody could deliver. */
export function Queues() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const queues = useQueues();
  const nameIn = useNames();
  const [open, setOpen] = useState<string | undefined>(undefined);
  return (
    <>
      <Answer query={queues} empty={{ when: (list) => list.length === 0, title: t('queues.none'), icon: 'list' }}>
        {(list) => (
          <ul className={styles.list}>
            {list.map(({ queue, waiting, leased, dead, bytes, oldestMs }) => (
              <li key={queue}>
                <span className={styles.words}>
                  <span className={styles.strong}>
                    {nameIn('queues.name', queue)}
                    {dead > 0 && <Badge tone="danger">{t('queues.dead', { count: dead })}</Badge>}
                  </span>
                  <span className={styles.quiet}>
                    <code>{queue}</code>
                    {' · '}
                    {t('queues.state', { waiting, leased, size: bytesIn(bytes) })}
                    {oldestMs >= 60_000 && ` · ${t('queues.oldest', { wait: format.duration(Math.floor(oldestMs / 60_000)) })}`}
                  </span>
                </span>
                {dead > 0 && (
                  <Button size="small" aria-label={t('queues.showOne', { queue })} onClick={() => setOpen(queue)}>
                    {t('queues.show')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {open !== undefined && <DeadLetters queue={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function DeadLetters({ queue, onClose }: { queue: string; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const letters = useDeadLetters(queue);
  const change = useDeadLetterChanges();
  const [asking, setAsking] = useState(false);
  const ids = letters.data?.items.map(({ id }) => id) ?? [];
  const act = (action: 'resend' | 'discard', chosen: string[]) =>
    change.mutate(
      { action, queue, ids: chosen },
      {
        onSuccess: ({ count }) => {
          toast({ text: t(action === 'resend' ? 'queues.resent' : 'queues.discarded', { count }), tone: 'success' });
          setAsking(false);
          if (chosen.length === ids.length) onClose();
        },
      },
    );
  return (
    <Sheet
      open
      title={t('queues.deadTitle', { queue })}
      onClose={onClose}
      actions={
        ids.length > 0 && (
          <>
            <Button kind="danger" onClick={() => setAsking(true)}>
              {t('queues.discardAll')}
            </Button>
            <Button kind="primary" busy={change.isPending} onClick={() => act('resend', ids)}>
              {t('queues.resendAll')}
            </Button>
          </>
        )
      }
    >
      <ErrorBanner reason={change.error} />
      <Answer query={letters} empty={{ when: ({ items }) => items.length === 0, title: t('queues.noDead'), icon: 'checkCircle' }}>
        {({ items }) => (
          <ul className={styles.list}>
            {items.map(({ id, type, reason, tries, diedAt }) => (
              <li key={id}>
                <span className={styles.words}>
                  <span className={styles.strong}>{type}</span>
                  <span className={styles.quiet}>{reason}</span>
                  <span className={styles.quiet}>
                    {format.instant(diedAt)} · {t('generations.tries', { count: tries })}
                  </span>
                </span>
                <Button size="small" onClick={() => act('resend', [id])}>
                  {t('queues.resend')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {asking && (
        <Confirm
          title={t('queues.discardAll')}
          text={t('queues.discardText', { count: ids.length })}
          action={t('queues.discardAll')}
          busy={change.isPending}
          error={change.error}
          onClose={() => setAsking(false)}
          onConfirm={() => act('discard', ids)}
        />
      )}
    </Sheet>
  );
}

/** How often the caches know the answer, and the way to empty them. */
export function Caches() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const caches = useCaches();
  const nameIn = useNames();
  const clear = useClearCaches();
  return (
    <div className={styles.stack}>
      <ErrorBanner reason={clear.error} />
      <Answer query={caches} empty={{ when: (list) => list.length === 0, title: t('caches.none'), icon: 'list' }}>
        {(list) => (
          <ul className={styles.list}>
            {list.map(({ kind, entries, hitRatio, hits, misses }) => (
              <li key={kind}>
                <span className={styles.words}>
                  <span className={styles.strong}>{nameIn('caches.name', kind)}</span>
                  <span className={styles.quiet}>{hits + misses > 0 ? t('caches.state', { entries, hits, misses }) : t('caches.unasked')}</span>
                  {hits + misses > 0 && (
                    <meter className={styles.bar} min={0} max={1} value={hitRatio} aria-label={t('caches.ratio', { kind: nameIn('caches.name', kind) })} />
                  )}
                </span>
                {hits + misses > 0 && <span className={styles.strong}>{format.percent(hitRatio * 100)}</span>}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      <div className={styles.row}>
        <Button busy={clear.isPending} onClick={() => clear.mutate(undefined, { onSuccess: () => toast({ text: t('caches.cleared'), tone: 'success' }) })}>
          {t('caches.clear')}
        </Button>
        <span className={styles.quiet}>{t('caches.clearHint')}</span>
      </div>
    </div>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Badge } from '@/shared/components/Badge';
import { Button } from '@/shared/components/Button';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { Menu } from '@/shared/components/Menu';
import { TextField } from '@/shared/components/TextField';
import { toast } from '@/shared/components/toast';
import { useFormat } from '@/shared/format/useFormat';
import { useDebounced } from '@/shared/hooks/useDebounced';
import { useHeldMails, useUserChanges, useUsers } from '../api/admin';
import styles from './Admin.module.css';
import { Answer } from './Answer';
import { Confirm } from './Confirm';

/** Accounts: found, given rights, unlocked, closed. */
export function Users() {
  const { t } = useTranslation('admin');
  const [q, setQ] = useState('');
  const users = useUsers(useDebounced(q.trim()));
  return (
    <div className={styles.stack}>
      <TextField label={t('users.search')} icon="search" type="search" value={q} maxLength={100} onChange={setQ} />
      <Answer query={users} empty={{ when: ({ items }) => items.length === 0, title: t('users.none'), icon: 'users' }}>
        {({ items, totalItems }) => (
          <>
            <p className={styles.quiet} role="status">
              {t('users.count', { count: totalItems })}
            </p>
            <ul className={styles.list}>
              {items.map((account) => (
                <User key={account.userId} account={account} />
              ))}
            </ul>
          </>
        )}
      </Answer>
    </div>
  );
}

function User({ account }: { account: Schema<'Account'> }) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const { roles, act } = useUserChanges();
  const [closing, setClosing] = useState(false);
  const { userId, name, username, email, disabled, lockedUntil, totpEnabled, lastLoginAt } = account;
  const admin = account.roles.includes('ADMIN');
  const done = { onSuccess: () => toast({ text: t('users.done', { name }), tone: 'success' as const }) };
  const others = account.roles.filter((role) => role !== 'ADMIN');
  const items = [
    {
      label: t(admin ? 'users.noAdmin' : 'users.makeAdmin'),
      icon: 'shield' as const,
      onSelect: () => roles.mutate({ userId, roles: admin ? others : [...others, 'ADMIN'] }, done),
    },
    ...(lockedUntil
      ? [{ label: t('users.unlock'), icon: 'unlock' as const, onSelect: () => act.mutate({ userId, action: 'unlock' }, done) }]
      : []),
    disabled
      ? { label: t('users.enable'), icon: 'check' as const, onSelect: () => act.mutate({ userId, action: 'enable' }, done) }
      : { label: t('users.disable'), icon: 'lock' as const, tone: 'danger' as const, onSelect: () => setClosing(true) },
  ];
  return (
    <li>
      <span className={styles.words}>
        <span className={styles.strong}>
          {name}
          {admin && <Badge tone="accent">{t('users.admin')}</Badge>}
          {totpEnabled && <Badge icon="shield">{t('users.totp')}</Badge>}
          {lockedUntil && <Badge tone="warn">{t('users.locked')}</Badge>}
          {disabled && <Badge tone="danger">{t('users.disabled')}</Badge>}
        </span>
        <span className={styles.quiet}>{`@${username} · ${email}`}</span>
        <span className={styles.quiet}>
          {lastLoginAt ? t('users.lastLogin', { when: format.instant(lastLoginAt) }) : t('users.neverLogin')}
        </span>
        <ErrorBanner reason={roles.error ?? (closing ? undefined : act.error)} />
      </span>
      <Menu label={t('users.menu', { name })} trigger={<Icon name="more" size={22} />} items={items} />
      {closing && (
        <Confirm
          title={t('users.disable')}
          text={t('users.disableText', { name })}
          action={t('users.disable')}
          busy={act.isPending}
          error={act.error}
          onClose={() => setClosing(false)}
          onConfirm={() =>
            act.mutate(
              { userId, action: 'disable' },
              {
                onSuccess: () => {
                  done.onSuccess();
                  setClosing(false);
                },
              },
            )
          }
        />
      )}
    </li>
  );
}

/** Links and codes of mails that could not be sent: to be handed to their owners only. */
export function Links() {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const mails = useHeldMails();
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => toast({ text: t('copied'), tone: 'success' }),
      () => toast({ text: t('notCopied'), tone: 'danger' }),
    );
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>{t('links.text')}</p>
      <Answer query={mails} empty={{ when: ({ items }) => items.length === 0, title: t('links.none'), icon: 'mail' }}>
        {({ items }) => (
          <ul className={styles.list}>
            {items.map(({ mailId, kind, username, to, link, code, expiresAt }) => (
              <li key={mailId}>
                <span className={styles.words}>
                  <span className={styles.strong}>{t(/reset/i.test(kind) ? 'links.reset' : 'links.verify', { username })}</span>
                  <span className={styles.quiet}>{to}</span>
                  <span className={styles.code}>{link ?? code}</span>
                  <span className={styles.quiet}>{t('links.until', { when: format.instant(expiresAt) })}</span>
                </span>
                <Button size="small" icon="copy" onClick={() => copy(link ?? code ?? '')}>
                  {t('copy')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </div>
  );
}

import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Schema } from '@/shared/api/problem';
import { useProfile } from '@/shared/api/session';
import { Banner } from '@/shared/components/Banner';
import { Button } from '@/shared/components/Button';
import { ChipGroup } from '@/shared/components/ChipGroup';
import { Dialog } from '@/shared/components/Dialog';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { Select } from '@/shared/components/Select';
import { Skeleton } from '@/shared/components/Skeleton';
import { TextField } from '@/shared/components/TextField';
import { toast } from '@/shared/components/toast';
import { useFormat } from '@/shared/format/useFormat';
import { useCreateToken, useDeleteToken, useTokens } from '../api/profile';
import styles from './Profile.module.css';
import { Section } from './Section';

type Token = Schema<'ApiToken'>;
type TokenScope = Token['scopes'][number];

const SCOPES = ['trips:read', 'trips:write', 'locations:read', 'ai:read', 'ai:write', 'users:read', 'users:write'] as const satisfies readonly TokenScope[];
const ADMIN_SCOPES = ['locations:write', 'admin:read', 'admin:write'] as const satisfies readonly TokenScope[];
const DAYS = ['30', '90', '365', 'never'] as const;

/** Tokens for programs: made with a few rights, shown once, deleted. */
export function ApiTokens() {
  const { t } = useTranslation('profile');
  const { t: common } = useTranslation();
  const format = useFormat();
  const tokens = useTokens();
  const remove = useDeleteToken();
  const [making, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<Token | undefined>(undefined);
  return (
    <Section title={t('tokens.title')} text={t('tokens.text')}>
      <ErrorBanner reason={tokens.error} />
      {tokens.isPending && <Skeleton count={1} height={3} />}
      {tokens.data?.items.length === 0 && <p className={styles.quiet}>{t('tokens.none')}</p>}
      <ul className={styles.list}>
        {tokens.data?.items.map((token) => (
          <li key={token.tokenId}>
            <span className={styles.words}>
              <span className={styles.strong}>{token.name}</span>
              <span className={styles.quiet}>{token.scopes.join(', ')}</span>
              <span className={styles.quiet}>
                {token.expiresAt ? t('tokens.until', { when: format.longDate(token.expiresAt.slice(0, 10)) }) : t('tokens.forever')}
                {' · '}
                {token.lastUsedAt ? t('tokens.used', { when: format.instant(token.lastUsedAt) }) : t('tokens.unused')}
              </span>
            </span>
            <Button size="small" aria-label={t('tokens.deleteOne', { name: token.name })} onClick={() => setLeaving(token)}>
              {common('action.delete')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <Button icon="key" onClick={() => setMaking(true)}>
          {t('tokens.create')}
        </Button>
      </div>
      {making && <CreateDialog onClose={() => setMaking(false)} />}
      {leaving && (
        <Dialog
          open
          title={t('tokens.deleteOne', { name: leaving.name })}
          onClose={() => setLeaving(undefined)}
          actions={
            <>
              <Button onClick={() => setLeaving(undefined)}>{common('action.cancel')}</Button>
              <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate(leaving.tokenId, { onSuccess: () => setLeaving(undefined) })}>
                {common('action.delete')}
              </Button>
            </>
          }
        >
          <ErrorBanner reason={remove.error} />
          <p>{t('tokens.deleteText')}</p>
        </Dialog>
      )}
    </Section>
  );
}

function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('profile');
  const { t: common } = useTranslation();
  const admin = useProfile()?.roles.includes('ADMIN') === true;
  const create = useCreateToken();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<TokenScope[]>(['trips:read', 'locations:read']);
  const [days, setDays] = useState<(typeof DAYS)[number]>('90');
  const refused = isProblem(create.error) ? create.error.byField() : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const end = days === 'never' ? undefined : new Date(Date.now() + Number(days) * 86_400_000).toISOString();
    create.mutate({ name: name.trim(), scopes, ...(end ? { expiresAt: end } : {}) });
  };
  const token = create.data?.token;
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => toast({ text: t('tokens.copied'), tone: 'success' }),
      () => toast({ text: t('tokens.notCopied'), tone: 'danger' }),
    );
  if (token !== undefined) {
    return (
      <Dialog
        open
        title={t('tokens.made')}
        onClose={onClose}
        actions={
          <>
            <Button icon="copy" onClick={() => copy(token)}>
              {t('tokens.copy')}
            </Button>
            <Button kind="primary" onClick={onClose}>
              {t('tokens.kept')}
            </Button>
          </>
        }
      >
        <Banner tone="warn" announce>
          {t('tokens.once')}
        </Banner>
        <p className={styles.secret}>{token}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      title={t('tokens.create')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button kind="primary" type="submit" form="token" busy={create.isPending} disabled={name.trim() === '' || scopes.length === 0}>
            {t('tokens.submit')}
          </Button>
        </>
      }
    >
      <form id="token" className={styles.form} onSubmit={submit}>
        {Object.keys(refused).length === 0 && <ErrorBanner reason={create.error} />}
        <TextField label={t('tokens.name')} hint={t('tokens.nameHint')} value={name} error={refused['name']} maxLength={80} autoComplete="off" onChange={setName} />
        <div className={styles.form}>
          <span className={styles.strong}>{t('tokens.scopes')}</span>
          <ChipGroup
            label={t('tokens.scopes')}
            choices={[...SCOPES, ...(admin ? ADMIN_SCOPES : [])].map((value) => ({ value, label: value }))}
            chosen={scopes}
            onChange={setScopes}
          />
        </div>
        <Select label={t('tokens.days')} value={days} choices={DAYS.map((value) => ({ value, label: t(`tokens.for.${value}`) }))} onChange={setDays} />
      </form>
    </Dialog>
  );
}

import { useMemo, useState, type FormEvent } from 'react';
import encodeQR from 'qr';
import { useTranslation } from 'react-i18next';
import type { Profile } from '@/shared/api/session';
import { Badge } from '@/shared/components/Badge';
import { Banner } from '@/shared/components/Banner';
import { Button } from '@/shared/components/Button';
import { Dialog } from '@/shared/components/Dialog';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { PasswordField } from '@/shared/components/PasswordField';
import { TextField } from '@/shared/components/TextField';
import { useTotp } from '../api/profile';
import { save } from '../files';
import styles from './Profile.module.css';
import { Section } from './Section';

/** Codes of an authenticator app as a second factor: set up, confirmed, taken away. */
export function SecondFactor({ account }: { account: Profile }) {
  const { t } = useTranslation('profile');
  const totp = useTotp();
  const [removing, setRemoving] = useState(false);
  const on = account.totpEnabled === true;
  const { enrol, confirm } = totp;
  const codes = confirm.data?.recoveryCodes;
  return (
    <Section title={t('totp.title')} text={t('totp.text')}>
      <ErrorBanner reason={enrol.error} />
      {codes ? (
        <RecoveryCodes codes={codes} onDone={() => confirm.reset()} />
      ) : (
        <div className={styles.row}>
          <Badge tone={on ? 'success' : 'neutral'} icon={on ? 'shield' : 'unlock'}>
            {t(on ? 'totp.on' : 'totp.off')}
          </Badge>
          {on && <Button onClick={() => setRemoving(true)}>{t('totp.remove')}</Button>}
          {!on && enrol.data === undefined && (
            <Button busy={enrol.isPending} onClick={() => enrol.mutate()}>
              {t('totp.begin')}
            </Button>
          )}
        </div>
      )}
      {enrol.data && !codes && !on && (
        <Enrol
          enrolment={enrol.data}
          busy={confirm.isPending}
          error={confirm.error}
          onConfirm={(code) => confirm.mutate(code, { onSuccess: () => enrol.reset() })}
        />
      )}
      {removing && <RemoveDialog totp={totp} onClose={() => setRemoving(false)} />}
    </Section>
  );
}

interface EnrolProps {
  enrolment: { otpauthUri: string; secret: string };
  busy: boolean;
  error: unknown;
  onConfirm: (code: string) => void;
}

function Enrol({ enrolment, busy, error, onConfirm }: EnrolProps) {
  const { t } = useTranslation('profile');
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm(code.replace(/\s/g, ''));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t('totp.scan')}</p>
      <QrCode text={enrolment.otpauthUri} label={t('totp.qr')} />
      <p className={styles.quiet}>{t('totp.secret')}</p>
      <p className={styles.secret}>{enrolment.secret.match(/.{1,4}/g)?.join(' ')}</p>
      <ErrorBanner reason={error} />
      <TextField label={t('totp.code')} value={code} inputMode="numeric" autoComplete="one-time-code" maxLength={7} onChange={setCode} />
      <div className={styles.row}>
        <Button kind="primary" type="submit" busy={busy} disabled={!/^\d{3} ?\d{3}$/.test(code.trim())}>
          {t('totp.confirm')}
        </Button>
      </div>
    </form>
  );
}

/** A QR code, drawn in the browser: the secret goes nowhere. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const rows = encodeQR(text, 'raw', { border: 3 });
    const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { path: squares.join(''), size: rows.length };
  }, [text]);
  return (
    <svg viewBox={`0 0 ${size} ${size}`} className={styles.qr} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation('profile');
  return (
    <div className={styles.form}>
      <Banner tone="warn" title={t('totp.codesTitle')} announce>
        {t('totp.codesText')}
      </Banner>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code} className={styles.secret}>
            {code}
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <Button icon="download" onClick={() => save(new Blob([codes.join('\n') + '\n'], { type: 'text/plain' }), 'tripgen-recovery-codes.txt')}>
          {t('totp.download')}
        </Button>
        <Button kind="primary" onClick={onDone}>
          {t('totp.kept')}
        </Button>
      </div>
    </div>
  );
}

function RemoveDialog({ totp: { remove }, onClose }: { totp: ReturnType<typeof useTotp>; onClose: () => void }) {
  const { t } = useTranslation('profile');
  const { t: common } = useTranslation();
  const [password, setPassword] = useState('');
  return (
    <Dialog
      open
      title={t('totp.remove')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button kind="danger" busy={remove.isPending} disabled={password === ''} onClick={() => remove.mutate(password, { onSuccess: onClose })}>
            {t('totp.remove')}
          </Button>
        </>
      }
    >
      <p>{t('totp.removeText')}</p>
      <ErrorBanner reason={remove.error} />
      <PasswordField label={t('password.now')} value={password} autoComplete="current-password" maxLength={128} onChange={setPassword} />
    </Dialog>
  );
}

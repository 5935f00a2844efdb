import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { AppearanceSettings } from '@/shared/components/AppearanceSettings';
import type { Profile } from '@/shared/api/session';
import { Avatar } from '@/shared/components/Avatar';
import { Banner } from '@/shared/components/Banner';
import { Button, buttonClass } from '@/shared/components/Button';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { TextField } from '@/shared/components/TextField';
import { toast } from '@/shared/components/toast';
import { useAvatar, useUpdateProfile, useVerifyEmail } from '../api/profile';
import { CropDialog } from './CropDialog';
import styles from './Profile.module.css';
import { Section } from './Section';

/** The picture: chosen, cropped, put up, taken away. */
export function AvatarCard({ account }: { account: Profile }) {
  const { t } = useTranslation('profile');
  const [file, setFile] = useState<File | undefined>(undefined);
  const avatar = useAvatar();
  const picture = account.avatarUrl ?? undefined;
  const send = (blob: Blob | undefined) =>
    avatar.mutate(blob, {
      onSuccess: () => toast({ text: t(blob ? 'avatar.changed' : 'avatar.removed'), tone: 'success' }),
      onSettled: () => setFile(undefined),
    });
  return (
    <Section title={t('avatar.title')}>
      <ErrorBanner reason={avatar.error} />
      <div className={styles.picture}>
        <Avatar name={account.name} picture={picture} size={72} />
        <div className={styles.row}>
          <label className={styles.pick}>
            <span className={buttonClass('secondary')}>{t('avatar.choose')}</span>
            <input
              type="file"
              accept="image/jpeg,image/png"
              aria-label={t('avatar.choose')}
              onChange={(event) => {
                setFile(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </label>
          {picture && (
            <Button kind="quiet" busy={avatar.isPending} onClick={() => send(undefined)}>
              {t('avatar.remove')}
            </Button>
          )}
        </div>
      </div>
      <p className={styles.quiet}>{t('avatar.hint')}</p>
      {file && <CropDialog file={file} busy={avatar.isPending} onClose={() => setFile(undefined)} onDone={send} />}
    </Section>
  );
}

/** Name, phone and e-mail address; a new address counts once its code came back. */
export function Personal({ account }: { account: Profile }) {
  const { t } = useTranslation('profile');
  const { t: common } = useTranslation();
  const update = useUpdateProfile();
  const [values, setValues] = useState({ name: account.name, phone: account.phone ?? '', email: account.email });
  const [asked, setAsked] = useState<string | undefined>(undefined);
  const refused = isProblem(update.error) ? update.error.byField() : {};
  const set = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }));
  const email = values.email.trim().toLowerCase();
  const changed = values.name.trim() !== account.name || values.phone.trim() !== (account.phone ?? '') || email !== account.email;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      ...(values.name.trim() === account.name ? {} : { name: values.name.trim() }),
      ...(values.phone.trim() === (account.phone ?? '') ? {} : { phone: values.phone.trim() === '' ? null : values.phone.trim() }),
      ...(email === account.email ? {} : { email }),
    };
    update.mutate(body, {
      onSuccess: (profile) => {
        setValues({ name: profile.name, phone: profile.phone ?? '', email: profile.email });
        if (body.email !== undefined && profile.email !== body.email) setAsked(body.email);
        toast({ text: t('personal.saved'), tone: 'success' });
      },
    });
  };
  return (
    <Section title={t('personal.title')}>
      {Object.keys(refused).length === 0 && <ErrorBanner reason={update.error} />}
      {asked !== undefined && <VerifyEmail email={asked} onDone={() => setAsked(undefined)} />}
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField label={t('personal.name')} value={values.name} error={refused['name']} autoComplete="name" maxLength={100} onChange={(name) => set({ name })} />
        <TextField
          label={t('personal.phone')}
          optional
          type="tel"
          hint={t('personal.phoneHint')}
          value={values.phone}
          error={refused['phone']}
          autoComplete="tel"
          onChange={(phone) => set({ phone })}
        />
        <TextField
          label={t('personal.email')}
          type="email"
          hint={t('personal.emailHint')}
          value={values.email}
          error={refused['email']}
          autoComplete="email"
          maxLength={254}
          onChange={(email) => set({ email })}
        />
        <div className={styles.row}>
          <Button kind="primary" type="submit" busy={update.isPending} disabled={!changed}>
            {common('action.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function VerifyEmail({ email, onDone }: { email: string; onDone: () => void }) {
  const { t } = useTranslation('profile');
  const verify = useVerifyEmail();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    verify.mutate(code.trim(), {
      onSuccess: () => {
        toast({ text: t('personal.verified'), tone: 'success' });
        onDone();
      },
    });
  };
  return (
    <Banner tone="info" icon="mail" title={t('personal.verifyTitle')}>
      <p>{t('personal.verifyText', { email })}</p>
      <form className={styles.form} onSubmit={submit}>
        <ErrorBanner reason={verify.error} />
        <TextField label={t('personal.code')} value={code} inputMode="numeric" autoComplete="one-time-code" maxLength={6} onChange={setCode} />
        <div className={styles.row}>
          <Button type="submit" busy={verify.isPending} disabled={!/^\d{6}$/.test(code.trim())}>
            {t('personal.verify')}
          </Button>
        </div>
      </form>
    </Banner>
  );
}

/** Language, theme and size of the text. */
export function Appearance() {
  const { t } = useTranslation();
  return (
    <Section title={t('appearance.label')}>
      <AppearanceSettings />
    </Section>
  );
}

import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { Banner } from '@/shared/components/Banner';
import { Button, buttonClass } from '@/shared/components/Button';
import { Checkbox } from '@/shared/components/Checkbox';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { PasswordField } from '@/shared/components/PasswordField';
import { TextField } from '@/shared/components/TextField';
import { useFormat } from '@/shared/format/useFormat';
import { useFields } from '@/shared/hooks/useFields';
import { useLogIn, useOidcOffer } from './api/account';
import { AccountFrame } from './components/AccountFrame';
import styles from './components/Form.module.css';
import { useReturn } from './useReturn';

const route = getRouteApi('/login');

/** Logging in, with a second factor where the account has one. */
export function LoginPage() {
  const { t } = useTranslation('account');
  const format = useFormat();
  const { returnTo, ended = false } = route.useSearch();
  const goOn = useReturn(returnTo);
  const logIn = useLogIn();
  const oidc = useOidcOffer();
  const [needsCode, setNeedsCode] = useState(false);
  const fields = useFields({ username: '', password: '', rememberMe: false, totp: '' }, ({ username, password }) => ({
    ...(username.trim() === '' && { username: t('check.required') }),
    ...(password === '' && { password: t('check.required') }),
  }));
  const { values, errors, set, leave } = fields;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fields.checkAll() !== undefined) return;
    const { totp, ...rest } = values;
    logIn.mutate(needsCode ? { ...rest, totp } : rest, {
      onSuccess: goOn,
      onError: (reason) => setNeedsCode(needsCode || isProblem(reason, 'TOTP_REQUIRED')),
    });
  };
  const locked = isProblem(logIn.error, 'ACCOUNT_LOCKED') ? logIn.error.retryAfterSeconds : undefined;

  return (
    <AccountFrame
      title={t('login.title')}
      foot={
        <>
          <span>{t('login.new')}</span>
          <Link to="/sign-up" search={returnTo === undefined ? {} : { returnTo }}>
            {t('login.signUp')}
          </Link>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        {ended && logIn.isIdle && (
          <Banner icon="lock" title={t('login.ended')} announce>
            {t('login.endedDetail')}
          </Banner>
        )}
        {!isProblem(logIn.error, 'TOTP_REQUIRED') && <ErrorBanner reason={logIn.error} />}
        {locked !== undefined && (
          <Banner tone="info" icon="clock">
            {t('login.locked', { wait: format.duration(Math.ceil(locked / 60)) })}
          </Banner>
        )}
        <TextField
          label={t('login.username')}
          value={values.username}
          error={errors.username}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={254}
          onChange={(value) => set('username', value)}
          onBlur={() => values.username !== '' && leave('username')}
        />
        <PasswordField
          label={t('login.password')}
          value={values.password}
          error={errors.password}
          autoComplete="current-password"
          maxLength={128}
          onChange={(value) => set('password', value)}
        />
        {needsCode && (
          <TextField
            label={t('login.totp')}
            hint={t('login.totpHint')}
            value={values.totp}
            autoComplete="one-time-code"
            autoFocus
            maxLength={32}
            onChange={(value) => set('totp', value)}
          />
        )}
        <div className={styles.between}>
          <Checkbox checked={values.rememberMe} onChange={(value) => set('rememberMe', value)}>
            {t('login.remember')}
          </Checkbox>
          <Link to="/forgot-password">{t('login.forgot')}</Link>
        </div>
        <Button kind="primary" type="submit" wide busy={logIn.isPending} busyText={t('login.busy')}>
          {t('login.submit')}
        </Button>
        {oidc && (
          <a href={`/api/v1/users/oidc/login?returnTo=${encodeURIComponent(returnTo ?? '/')}`} className={buttonClass('secondary', true)}>
            {t('login.oidc')}
          </a>
        )}
      </form>
    </AccountFrame>
  );
}

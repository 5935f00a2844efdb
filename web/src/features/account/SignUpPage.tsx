import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { Button } from '@/shared/components/Button';
import { Checkbox } from '@/shared/components/Checkbox';
import { Dialog } from '@/shared/components/Dialog';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { PasswordField } from '@/shared/components/PasswordField';
import { TextField } from '@/shared/components/TextField';
import { useFields } from '@/shared/hooks/useFields';
import { useEmailAvailable, useSignUp, useUsernameAvailable } from './api/account';
import { checkNewAccount, isEmail, isUsername, type NewAccount } from './checks';
import { AccountFrame } from './components/AccountFrame';
import styles from './components/Form.module.css';
import { TermsText } from './components/TermsText';
import { useReturn } from './useReturn';

const route = getRouteApi('/sign-up');
const EMPTY: NewAccount = { name: '', email: '', username: '', password: '', passwordConfirm: '', termsAccepted: false };

/** Making an account. A field is checked when it is left; whether a name is free is asked then too. */
export function SignUpPage() {
  const { t } = useTranslation('account');
  const { returnTo } = route.useSearch();
  const goOn = useReturn(returnTo);
  const signUp = useSignUp();
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState({ username: '', email: '' });
  const [terms, setTerms] = useState(false);
  const fields = useFields(EMPTY, (account) => checkNewAccount(account, t));
  const { values, errors, set, leave } = fields;

  const askUsername = asked.username === values.username && isUsername(values.username);
  const askEmail = asked.email === values.email && isEmail(values.email);
  const usernameFree = useUsernameAvailable(values.username, askUsername).data;
  const emailFree = useEmailAvailable(values.email, askEmail).data;
  const taken = {
    username: askUsername && usernameFree === false ? t('check.usernameTaken') : undefined,
    email: askEmail && emailFree === false ? t('check.emailTaken') : undefined,
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = fields.checkAll() ?? (taken.email && 'email') ?? (taken.username && 'username');
    if (wrong !== undefined) {
      form.current?.querySelector<HTMLElement>(`[name=${wrong}]`)?.focus();
      return;
    }
    signUp.mutate(
      { ...values, name: values.name.trim(), termsAccepted: true },
      { onSuccess: goOn, onError: (reason) => isProblem(reason) && fields.refuse(reason.byField()) },
    );
  };

  return (
    <AccountFrame
      title={t('signUp.title')}
      lead={t('signUp.lead')}
      foot={
        <>
          <span>{t('signUp.known')}</span>
          <Link to="/login" search={returnTo === undefined ? {} : { returnTo }}>
            {t('login.submit')}
          </Link>
        </>
      }
    >
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <ErrorBanner reason={signUp.error} />
        <TextField
          name="name"
          label={t('signUp.name')}
          hint={t('signUp.nameHint')}
          value={values.name}
          error={errors.name}
          autoComplete="name"
          onChange={(value) => set('name', value)}
          onBlur={() => leave('name')}
        />
        <TextField
          name="email"
          type="email"
          label={t('signUp.email')}
          hint={askEmail && emailFree ? <Free /> : undefined}
          value={values.email}
          error={errors.email ?? taken.email}
          autoComplete="email"
          maxLength={254}
          onChange={(value) => set('email', value.trim())}
          onBlur={() => {
            leave('email');
            setAsked((before) => ({ ...before, email: values.email }));
          }}
        />
        <TextField
          name="username"
          label={t('signUp.username')}
          hint={askUsername && usernameFree ? <Free /> : t('signUp.usernameHint')}
          value={values.username}
          error={errors.username ?? taken.username}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(value) => set('username', value)}
          onBlur={() => {
            leave('username');
            setAsked((before) => ({ ...before, username: values.username }));
          }}
        />
        <PasswordField
          name="password"
          label={t('signUp.password')}
          hint={t('signUp.passwordHint')}
          value={values.password}
          error={errors.password}
          strength
          autoComplete="new-password"
          onChange={(value) => set('password', value)}
          onBlur={() => leave('password')}
        />
        <PasswordField
          name="passwordConfirm"
          label={t('signUp.passwordConfirm')}
          value={values.passwordConfirm}
          error={errors.passwordConfirm}
          autoComplete="new-password"
          onChange={(value) => set('passwordConfirm', value)}
          onBlur={() => leave('passwordConfirm')}
        />
        <div className={styles.between}>
          <Checkbox
            checked={values.termsAccepted}
            error={errors.termsAccepted}
            onChange={(value) => set('termsAccepted', value)}
          >
            {t('signUp.terms')}
          </Checkbox>
          <Button kind="quiet" size="small" onClick={() => setTerms(true)}>
            {t('signUp.readTerms')}
          </Button>
        </div>
        <Button kind="primary" type="submit" wide busy={signUp.isPending} busyText={t('signUp.busy')}>
          {t('signUp.submit')}
        </Button>
      </form>
      <Dialog open={terms} title={t('terms.title')} onClose={() => setTerms(false)}>
        <TermsText />
      </Dialog>
    </AccountFrame>
  );
}

/** Says that a name can be had. */
function Free() {
  const { t } = useTranslation('account');
  return (
    <span className={styles.free}>
      <Icon name="check" size={16} />
      {t('signUp.free')}
    </span>
  );
}

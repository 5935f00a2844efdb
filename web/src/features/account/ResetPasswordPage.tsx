import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { Banner } from '@/shared/components/Banner';
import { Button, buttonClass } from '@/shared/components/Button';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { PasswordField } from '@/shared/components/PasswordField';
import { toast } from '@/shared/components/toast';
import { useFields } from '@/shared/hooks/useFields';
import { useResetPassword } from './api/account';
import { checkPassword } from './checks';
import { AccountFrame } from './components/AccountFrame';
import styles from './components/Form.module.css';

const route = getRouteApi('/reset-password');

/** Setting a new password with the link from the mail. */
export function ResetPasswordPage() {
  const { t } = useTranslation('account');
  const { token } = route.useSearch();
  return (
    <AccountFrame title={t('reset.title')} foot={<Link to="/login">{t('forgot.back')}</Link>}>
      {token === undefined ? (
        <>
          <Banner tone="warn" title={t('reset.noToken')}>
            <p>{t('reset.noTokenDetail')}</p>
          </Banner>
          <Link to="/forgot-password" className={buttonClass('primary', true)}>
            {t('reset.again')}
          </Link>
        </>
      ) : (
        <ResetForm token={token} />
      )}
    </AccountFrame>
  );
}

function ResetForm({ token }: { token: string }) {
  const { t } = useTranslation('account');
  const navigate = useNavigate();
  const reset = useResetPassword();
  const { values, errors, set, leave, checkAll, refuse } = useFields({ newPassword: '' }, ({ newPassword }) => {
    const wrong = checkPassword(newPassword, t);
    return wrong === undefined ? {} : { newPassword: wrong };
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (checkAll() !== undefined) return;
    reset.mutate(
      { token, ...values },
      {
        onSuccess: () => {
          toast({ text: t('reset.done'), tone: 'success' });
          void navigate({ to: '/login' });
        },
        onError: (reason) => isProblem(reason) && refuse(reason.byField()),
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ErrorBanner reason={reset.error} />
      <PasswordField
        label={t('signUp.password')}
        hint={t('signUp.passwordHint')}
        value={values.newPassword}
        error={errors.newPassword}
        strength
        autoComplete="new-password"
        onChange={(value) => set('newPassword', value)}
        onBlur={() => values.newPassword !== '' && leave('newPassword')}
      />
      <Button kind="primary" type="submit" wide busy={reset.isPending}>
        {t('reset.submit')}
      </Button>
    </form>
  );
}

import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '@/shared/components/Banner';
import { Button } from '@/shared/components/Button';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { TextField } from '@/shared/components/TextField';
import { useFields } from '@/shared/hooks/useFields';
import { useForgotPassword } from './api/account';
import { isEmail } from './checks';
import { AccountFrame } from './components/AccountFrame';
import styles from './components/Form.module.css';

/** Asking for a link to set a new password. Says the same whether the address has an account or not. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('account');
  const forgot = useForgotPassword();
  const fields = useFields({ email: '' }, ({ email }) => (isEmail(email) ? {} : { email: t('check.email') }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fields.checkAll() === undefined) forgot.mutate(fields.values.email);
  };
  return (
    <AccountFrame
      title={t('forgot.title')}
      lead={t('forgot.lead')}
      foot={<Link to="/login">{t('forgot.back')}</Link>}
    >
      {forgot.isSuccess ? (
        <Banner tone="success" icon="mail" title={t('forgot.sentTitle')} announce>
          <p>{t('forgot.sent', { email: forgot.variables })}</p>
        </Banner>
      ) : (
        <form className={styles.form} onSubmit={submit} noValidate>
          <ErrorBanner reason={forgot.error} />
          <TextField
            type="email"
            label={t('signUp.email')}
            value={fields.values.email}
            error={fields.errors.email}
            autoComplete="email"
            onChange={(value) => fields.set('email', value.trim())}
            onBlur={() => fields.values.email !== '' && fields.leave('email')}
          />
          <Button kind="primary" type="submit" wide busy={forgot.isPending}>
            {t('forgot.submit')}
          </Button>
        </form>
      )}
    </AccountFrame>
  );
}

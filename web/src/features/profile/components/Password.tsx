import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { Button } from '@/shared/components/Button';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { PasswordField } from '@/shared/components/PasswordField';
import { toast } from '@/shared/components/toast';
import { useChangePassword } from '../api/profile';
import styles from './Profile.module.css';
import { Section } from './Section';

/** Another password. */
export function Password() {
  const { t } = useTranslation('profile');
  const change = useChangePassword();
  const [now, setNow] = useState('');
  const [next, setNext] = useState('');
  const refused = isProblem(change.error) ? change.error.byField() : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { currentPassword: now, newPassword: next },
      {
        onSuccess: () => {
          setNow('');
          setNext('');
          toast({ text: t('password.changed'), tone: 'success' });
        },
      },
    );
  };
  return (
    <Section title={t('password.title')} text={t('password.text')}>
      {Object.keys(refused).length === 0 && <ErrorBanner reason={change.error} />}
      <form className={styles.form} onSubmit={submit} noValidate>
        <PasswordField label={t('password.now')} value={now} error={refused['currentPassword']} autoComplete="current-password" maxLength={128} onChange={setNow} />
        <PasswordField
          label={t('password.next')}
          hint={t('password.hint')}
          value={next}
          error={refused['newPassword']}
          strength
          autoComplete="new-password"
          maxLength={128}
          onChange={setNext}
        />
        <div className={styles.row}>
          <Button type="submit" busy={change.isPending} disabled={now === '' || next === ''}>
            {t('password.submit')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetDrafts } from '@/shared/api/draftStore';
import { forgetSession } from '@/shared/api/session';
import { Button } from '@/shared/components/Button';
import { Dialog } from '@/shared/components/Dialog';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { PasswordField } from '@/shared/components/PasswordField';
import { dateOf } from '@/shared/format/format';
import { useDeleteAccount, useExport } from '../api/profile';
import { save } from '../files';
import styles from './Profile.module.css';
import { Section } from './Section';

/** Taking everything along, and leaving. */
export function AccountEnd() {
  const { t } = useTranslation('profile');
  const take = useExport();
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <Section title={t('export.title')} text={t('export.text')}>
        <ErrorBanner reason={take.error} />
        <div className={styles.row}>
          <Button
            icon="download"
            busy={take.isPending}
            busyText={t('export.busy')}
            onClick={() => take.mutate(undefined, { onSuccess: (file) => save(file, `tripgen-${dateOf(new Date())}.zip`) })}
          >
            {t('export.action')}
          </Button>
        </div>
      </Section>
      <Section title={t('leave.title')} text={t('leave.text')}>
        <div className={styles.row}>
          <Button kind="danger" onClick={() => setLeaving(true)}>
            {t('leave.action')}
          </Button>
        </div>
      </Section>
      {leaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </>
  );
}

function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('profile');
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const leave = useDeleteAccount();
  const [password, setPassword] = useState('');
  const gone = async () => {
    forgetDrafts();
    await forgetSession(cache);
    await navigate({ to: '/sign-up' });
  };
  return (
    <Dialog
      open
      title={t('leave.sure')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button kind="danger" busy={leave.isPending} disabled={password === ''} onClick={() => leave.mutate(password, { onSuccess: () => void gone() })}>
            {t('leave.action')}
          </Button>
        </>
      }
    >
      <p>{t('leave.sureText')}</p>
      <ErrorBanner reason={leave.error} />
      <PasswordField label={t('password.now')} value={password} autoComplete="current-password" maxLength={128} onChange={setPassword} />
    </Dialog>
  );
}

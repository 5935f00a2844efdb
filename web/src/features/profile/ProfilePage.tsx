import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '@/shared/components/Button';
import { Page } from '@/shared/components/Page';
import { Skeleton } from '@/shared/components/Skeleton';
import { Tabs } from '@/shared/components/Tabs';
import { useAccount } from './api/profile';
import { AccountEnd } from './components/AccountEnd';
import { ApiTokens } from './components/ApiTokens';
import { Appearance, AvatarCard, Personal } from './components/Personal';
import { Notifications } from './components/Notifications';
import { Password } from './components/Password';
import styles from './components/Profile.module.css';
import { SecondFactor } from './components/SecondFactor';
import { Sessions } from './components/Sessions';

const TABS = ['me', 'security', 'notices', 'data'] as const;

/** What somebody sees and changes of their own account. */
export function ProfilePage() {
  const { t } = useTranslation('profile');
  const account = useAccount();
  const [tab, setTab] = useState<(typeof TABS)[number]>('me');
  if (!account) return <Skeleton count={3} height={8} />;
  return (
    <Page
      title={t('title')}
      lead={`@${account.username}`}
      width="form"
      actions={
        account.roles.includes('ADMIN') && (
          <Link to="/admin" className={buttonClass('secondary')}>
            {t('admin')}
          </Link>
        )
      }
    >
      <Tabs label={t('title')} tabs={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))} value={tab} onChange={setTab}>
        <div className={styles.sections}>
          {tab === 'me' && (
            <>
              <AvatarCard account={account} />
              <Personal account={account} />
              <Appearance />
            </>
          )}
          {tab === 'security' && (
            <>
              <Password />
              <SecondFactor account={account} />
              <Sessions />
              <ApiTokens />
            </>
          )}
          {tab === 'notices' && <Notifications />}
          {tab === 'data' && <AccountEnd />}
        </div>
      </Tabs>
    </Page>
  );
}

import { Outlet, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useChooseLanguage } from '@/shared/api/accountLanguage';
import { useLogOut, useProfile } from '@/shared/api/session';
import { AppShell } from '@/shared/components/AppShell';
import { Avatar } from '@/shared/components/Avatar';
import { Menu } from '@/shared/components/Menu';
import { setTheme, useAppearance } from '@/shared/hooks/appearance';
import { LANGUAGE_NAMES } from '@/shared/i18n/language';
import { useLanguage } from '@/shared/i18n/useLanguage';
import { useMediaQuery } from '@/shared/hooks/useMediaQuery';
import { PageFocus } from './PageFocus';
import styles from './Shell.module.css';
import { useReadAhead } from './useReadAhead';

/** The frame with the menu of who is logged in. */
export function Shell() {
  useReadAhead();
  return (
    <AppShell account={<AccountMenu />}>
      <PageFocus />
      <Outlet />
    </AppShell>
  );
}

function AccountMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const profile = useProfile();
  const logOut = useLogOut();
  const language = useLanguage();
  const chooseLanguage = useChooseLanguage();
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  const { theme } = useAppearance();
  const other = language === 'ko' ? 'en' : 'ko';
  const dark = theme === 'system' ? systemDark : theme === 'dark';
  const name = profile?.name ?? '';
  return (
    <Menu
      label={t('accountMenu.label', { name })}
      trigger={<Avatar name={name} picture={profile?.avatarUrl ?? undefined} />}
      head={
        <>
          <p className={styles.name}>{name}</p>
          <p className={styles.email}>{profile?.email}</p>
        </>
      }
      items={[
        { label: t('navigation.profile'), icon: 'user', onSelect: () => void navigate({ to: '/profile' }) },
        { label: LANGUAGE_NAMES[other], icon: 'globe', onSelect: () => chooseLanguage(other) },
        {
          label: t(dark ? 'accountMenu.light' : 'accountMenu.dark'),
          icon: dark ? 'sun' : 'moon',
          onSelect: () => setTheme(dark ? 'light' : 'dark'),
        },
        {
          label: t('action.logOut'),
          icon: 'logout',
          onSelect: () => logOut.mutate(undefined, { onSettled: () => void navigate({ to: '/login' }) }),
        },
      ]}
    />
  );
}

import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components/Page';
import { Tabs } from '@/shared/components/Tabs';
import styles from './components/Admin.module.css';
import { Backups } from './components/Backups';
import { Caches, Health, Queues } from './components/Machinery';
import { Generations } from './components/Generations';
import { Links, Users } from './components/Accounts';
import { MapSettingsForm } from './components/MapSettingsForm';
import { Packs } from './components/Packs';
import { SECTIONS, type Section } from './sections';

const route = getRouteApi('/shell/admin');

const PARTS = {
  health: Health,
  users: Users,
  links: Links,
  generations: Generations,
  queues: Queues,
  caches: Caches,
  packs: Packs,
  backups: Backups,
  map: MapSettingsForm,
} as const satisfies Record<Section, () => ReactNode>;

/** What operators see and do. */
export function AdminPage() {
  const { t } = useTranslation('admin');
  const navigate = useNavigate({ from: '/admin' });
  const { section = 'health' } = route.useSearch();
  const Part = PARTS[section];
  const tabs = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone the row of tabs is longer than the screen.
    tabs.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [section]);
  return (
    <Page title={t('title')}>
      <div ref={tabs} className={styles.tabs}>
        <Tabs
          label={t('title')}
          tabs={SECTIONS.map((value) => ({ value, label: t(`section.${value}`) }))}
          value={section}
          onChange={(section) => void navigate({ search: { section }, replace: true })}
        >
          <div className={styles.part}>
            <Part />
          </div>
        </Tabs>
      </div>
    </Page>
  );
}

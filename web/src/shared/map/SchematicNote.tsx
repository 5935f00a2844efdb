import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProfile } from '@/shared/api/session';
import { classes } from '@/shared/components/classes';
import { IconButton } from '@/shared/components/IconButton';
import styles from './TripMap.module.css';
import type { MapSettings } from './types';

const KEY = 'tripgen.mapOffer';

/** Says that the map is schematic. Who administers the server is offered once to choose another, until somebody decided. */
export function SchematicNote({ settings }: { settings: MapSettings | undefined }) {
  const { t } = useTranslation('map');
  const profile = useProfile();
  const [seen, setSeen] = useState(() => localStorage.getItem(KEY) !== null);
  const offered = !seen && settings?.configured === false && profile?.roles.includes('ADMIN') === true;
  if (!offered) return <p className={styles['note']}>{t('schematic')}</p>;
  const end = () => {
    localStorage.setItem(KEY, 'seen');
    setSeen(true);
  };
  return (
    <p className={classes(styles['note'], styles['offer'])}>
      {t('schematic')}
      <Link to="/admin" search={{ section: 'map' }} onClick={end}>
        {t('offer')}
      </Link>
      <IconButton icon="close" label={t('offerEnd')} onClick={end} />
    </p>
  );
}

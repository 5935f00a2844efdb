import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Banner } from '@/shared/components/Banner';
import { buttonClass } from '@/shared/components/Button';
import { classes } from '@/shared/components/classes';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { Sheet } from '@/shared/components/Sheet';
import { Skeleton } from '@/shared/components/Skeleton';
import { useImportTrip } from '../api/trips';
import styles from './Sheets.module.css';

const FILES = '.json,.gpx,.kml,.kmz,.csv,.geojson';
const MOST_FINDINGS = 20;

/** A trip out of a file: chosen or dropped, and what was understood of it. */
export function ImportSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('trips');
  const [over, setOver] = useState(false);
  const take = useImportTrip();
  const send = (file: File | undefined) => {
    setOver(false);
    if (file) take.mutate(file);
  };
  return (
    <Sheet
      open
      title={t('import.title')}
      onClose={onClose}
      actions={
        take.data && (
          <Link to="/trips/$tripId" params={{ tripId: take.data.tripId }} className={buttonClass('primary')}>
            {t('import.view')}
          </Link>
        )
      }
    >
      <div className={styles.stack}>
        <ErrorBanner reason={take.error} />
        {take.isPending && <Skeleton count={2} label={t('import.busy')} />}
        {take.data && <Imported imported={take.data} />}
        {!take.data && !take.isPending && (
          <label
            className={classes(styles.drop, over && styles.over)}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault();
              send(event.dataTransfer.files[0]);
            }}
          >
            <input type="file" accept={FILES} onChange={(event) => send(event.target.files?.[0])} />
            <Icon name="upload" size={32} />
            <span className={styles.dropTitle}>{t('import.choose')}</span>
            <span className={styles.quiet}>{t('import.kinds')}</span>
          </label>
        )}
      </div>
    </Sheet>
  );
}

function Imported({ imported }: { imported: Schema<'ImportedTrip'> }) {
  const { t } = useTranslation('trips');
  const { tripName, knownPlaces, ownPlaces, notes, findings } = imported;
  return (
    <>
      <Banner tone="success" title={tripName} announce>
        {t('import.done', { known: knownPlaces, own: ownPlaces })}
      </Banner>
      {notes.length > 0 && (
        <section className={styles.stack}>
          <h3 className={styles.title}>{t('import.notes')}</h3>
          <ul className={styles.list}>
            {notes.map(({ kind, message, subject }) => (
              <li key={kind + (subject ?? '') + message}>
                {subject && <span className={styles.strong}>{subject}</span>}
                <span className={styles.quiet}>{message}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {findings.length > 0 && (
        <section className={styles.stack}>
          <h3 className={styles.title}>{t('import.findings', { count: findings.length })}</h3>
          <ul className={styles.list}>
            {findings.slice(0, MOST_FINDINGS).map(({ code, day, stopId, message }) => (
              <li key={`${code} ${day} ${stopId} ${message}`}>
                {day !== undefined && <span className={styles.strong}>{t('import.day', { day })}</span>}
                <span className={styles.quiet}>{message}</span>
              </li>
            ))}
          </ul>
          {findings.length > MOST_FINDINGS && <p className={styles.quiet}>{t('import.more')}</p>}
        </section>
      )}
    </>
  );
}

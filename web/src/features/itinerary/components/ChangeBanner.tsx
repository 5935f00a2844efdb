import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '@/shared/components/Banner';
import { Button } from '@/shared/components/Button';
import { useChangeWatch } from '../api/watch';
import { useScreen } from '../screen';
import { keepSeen, wasSeen } from '../seen';
import styles from './RowList.module.css';

/** What has changed since the plan was made, with what can be done about it; nothing where nothing matters. */
export function ChangeBanner() {
  const { t } = useTranslation('itineraryTools');
  const { tripId, trip, itinerary, canEdit, open } = useScreen();
  const [dismissed, setDismissed] = useState(false);
  const [seen] = useState(() => wasSeen(tripId, new Date()));
  const watch = useChangeWatch(tripId, itinerary.version, !seen && trip !== undefined && trip.status !== 'completed');
  const looked = watch.data !== undefined;
  useEffect(() => {
    if (looked) keepSeen(tripId, new Date());
  }, [looked, tripId]);
  if (seen || dismissed || !watch.data?.needsChange) return null;
  const { reasons, suggestions } = watch.data;
  return (
    <Banner
      tone="warn"
      icon="umbrella"
      title={t('watch.title')}
      actions={
        canEdit && (
          <>
            {suggestions.map(({ action, day, stopId, message }) => {
              if (action === 'regenerate') {
                return (
                  <Button key={message} size="small" onClick={() => open({ kind: 'regenerate', day })}>
                    {message}
                  </Button>
                );
              }
              if (action === 'replace' && stopId !== undefined) {
                return (
                  <Button key={message} size="small" onClick={() => open({ kind: 'alternatives', stopId })}>
                    {message}
                  </Button>
                );
              }
              return null;
            })}
            <Button size="small" kind="quiet" onClick={() => setDismissed(true)}>
              {t('watch.keep')}
            </Button>
          </>
        )
      }
    >
      <ul className={styles.list}>
        {reasons.map(({ day, message }) => (
          <li key={`${day} ${message}`}>{message}</li>
        ))}
      </ul>
    </Banner>
  );
}

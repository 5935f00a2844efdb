import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Button } from '@/shared/components/Button';
import { Checkbox } from '@/shared/components/Checkbox';
import { ErrorState } from '@/shared/components/ErrorState';
import { Select } from '@/shared/components/Select';
import { Sheet } from '@/shared/components/Sheet';
import { useFormat } from '@/shared/format/useFormat';
import { useShare, useUnshare } from '../api/sharing';
import { useScreen } from '../screen';
import { LinkBox } from './LinkBox';
import styles from './RowList.module.css';

type Section = Schema<'ShareSection'>;

const SECTIONS: readonly Section[] = ['itinerary', 'costs', 'members'];
const SPANS = ['never', '7', '30', '90'] as const;

/** So many days from now, as an instant. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

/** Makes a link by which anybody may read the trip, and takes it back. */
export function ShareSheet() {
  const { t } = useTranslation('itineraryTools');
  const format = useFormat();
  const { tripId, trip, mayEdit, canEdit, close } = useScreen();
  const [sections, setSections] = useState<readonly Section[]>(['itinerary']);
  const [span, setSpan] = useState<(typeof SPANS)[number]>('30');
  const share = useShare(tripId);
  const unshare = useUnshare(tripId);
  const toggle = (section: Section) =>
    setSections((before) =>
      before.includes(section) ? before.filter((other) => other !== section) : [...before, section],
    );
  const make = () =>
    share.mutate({ sections: [...sections], ...(span === 'never' ? {} : { expiresAt: inDays(Number(span)) }) });
  return (
    <Sheet open title={t('share.title')} onClose={close}>
      <div className={styles.stack}>
        <p className={styles.soft}>{mayEdit ? t('share.intro') : t('share.notYours')}</p>
        {canEdit && !share.data && (
          <>
            <fieldset>
              <legend className={styles.soft}>{t('share.sections')}</legend>
              {SECTIONS.map((section) => (
                <Checkbox key={section} checked={sections.includes(section)} onChange={() => toggle(section)}>
                  {t(`share.section.${section}`)}
                </Checkbox>
              ))}
            </fieldset>
            <Select
              label={t('share.expires')}
              value={span}
              onChange={setSpan}
              choices={SPANS.map((value) => ({
                value,
                label: value === 'never' ? t('share.never') : t('share.days', { count: Number(value) }),
              }))}
            />
            <Button kind="primary" icon="link" wide disabled={sections.length === 0} busy={share.isPending} onClick={make}>
              {t('share.make')}
            </Button>
          </>
        )}
        {share.data && (
          <>
            <LinkBox label={t('share.link')} url={share.data.url} title={trip?.tripName} />
            {share.data.expiresAt !== undefined && (
              <p className={styles.soft}>{t('share.until', { instant: format.instant(share.data.expiresAt) })}</p>
            )}
          </>
        )}
        {canEdit && (
          <Button
            kind="quiet"
            icon="close"
            busy={unshare.isPending}
            onClick={() => unshare.mutate(undefined, { onSuccess: () => share.reset() })}
          >
            {t('share.revoke')}
          </Button>
        )}
        {unshare.isSuccess && !share.data && <p role="status">{t('share.revoked')}</p>}
        {(share.isError || unshare.isError) && <ErrorState reason={share.error ?? unshare.error} />}
      </div>
    </Sheet>
  );
}

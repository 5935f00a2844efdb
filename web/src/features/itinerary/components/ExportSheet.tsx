import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Button } from '@/shared/components/Button';
import { Checkbox } from '@/shared/components/Checkbox';
import { ChipGroup } from '@/shared/components/ChipGroup';
import { ErrorState } from '@/shared/components/ErrorState';
import { RadioGroup } from '@/shared/components/RadioGroup';
import { Sheet } from '@/shared/components/Sheet';
import { useFormat } from '@/shared/format/useFormat';
import { useExport, useMakeCalendar, useRevokeCalendar } from '../api/sharing';
import { useScreen } from '../screen';
import { LinkBox } from './LinkBox';
import styles from './RowList.module.css';

type Format = Schema<'ExportFormat'>;

const FORMATS: readonly Format[] = ['pdf', 'png', 'ics', 'gpx', 'kml', 'markdown', 'json'];

/** Hands a made file to the browser. */
function download({ name, blob }: { name: string; blob: Blob }) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Makes a file of the trip, or a calendar that follows it. */
export function ExportSheet() {
  const { t } = useTranslation('itineraryTools');
  const format = useFormat();
  const { tripId, itinerary, canEdit, close } = useScreen();
  const [kind, setKind] = useState<Format>('pdf');
  const [days, setDays] = useState<string[]>([]);
  const [includeMap, setIncludeMap] = useState(true);
  const making = useExport(tripId);
  const make = () =>
    making.mutate(
      {
        format: kind,
        ...(kind === 'pdf' || kind === 'png' ? { includeMap } : {}),
        ...(kind === 'json' || days.length === 0 ? {} : { days: days.map(Number) }),
      },
      { onSuccess: download },
    );
  return (
    <Sheet
      open
      title={t('export.title')}
      onClose={close}
      actions={
        <Button kind="primary" icon="download" busy={making.isPending} busyText={t('export.busy')} onClick={make}>
          {t('export.make')}
        </Button>
      }
    >
      <div className={styles.stack}>
        <RadioGroup
          label={t('export.format')}
          value={kind}
          onChange={setKind}
          choices={FORMATS.map((value) => ({
            value,
            label: t(`export.formats.${value}.name`),
            detail: t(`export.formats.${value}.use`),
          }))}
        />
        {kind !== 'json' && (
          <div>
            <p className={styles.soft}>{t('export.days')}</p>
            <ChipGroup
              label={t('export.days')}
              chosen={days}
              onChange={setDays}
              choices={itinerary.days.map(({ day, date }) => ({ value: String(day), label: format.date(date) }))}
            />
          </div>
        )}
        {(kind === 'pdf' || kind === 'png') && (
          <Checkbox checked={includeMap} onChange={setIncludeMap}>
            {t('export.map')}
          </Checkbox>
        )}
        {making.isError && <ErrorState reason={making.error} />}
        {canEdit && <CalendarFeed />}
      </div>
    </Sheet>
  );
}

function CalendarFeed() {
  const { t } = useTranslation('itineraryTools');
  const { tripId } = useScreen();
  const make = useMakeCalendar(tripId);
  const revoke = useRevokeCalendar(tripId);
  const end = () => revoke.mutate(undefined, { onSuccess: () => make.reset() });
  return (
    <section className={styles.card}>
      <h3 className={styles.name}>{t('calendar.title')}</h3>
      <p className={styles.soft}>{t('calendar.intro')}</p>
      {make.data && <LinkBox label={t('calendar.link')} url={make.data.url} />}
      {(make.isError || revoke.isError) && <ErrorState reason={make.error ?? revoke.error} />}
      {revoke.isSuccess && !make.data && <p role="status">{t('calendar.revoked')}</p>}
      <p className={styles.actions}>
        <Button icon="day" busy={make.isPending} onClick={() => make.mutate()}>
          {t(make.data ? 'calendar.again' : 'calendar.make')}
        </Button>
        <Button kind="quiet" busy={revoke.isPending} onClick={end}>
          {t('calendar.revoke')}
        </Button>
      </p>
    </section>
  );
}

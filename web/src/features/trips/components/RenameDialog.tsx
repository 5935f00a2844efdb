import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/components/Button';
import { Dialog } from '@/shared/components/Dialog';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { TextField } from '@/shared/components/TextField';
import type { TripCardTrip } from '@/shared/components/TripCard';
import { useRenameTrip } from '../api/trips';

/** Another name for a trip. */
export function RenameDialog({ trip, onClose }: { trip: TripCardTrip; onClose: () => void }) {
  const { t } = useTranslation('trips');
  const { t: common } = useTranslation();
  const [name, setName] = useState(trip.tripName);
  const rename = useRenameTrip(trip.tripId);
  const length = [...name.trim()].length;
  const error = length === 0 || length > 80 ? t('rename.error') : undefined;
  return (
    <Dialog
      open
      title={t('rename.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
          <Button kind="primary" type="submit" form="rename" busy={rename.isPending}>
            {common('action.save')}
          </Button>
        </>
      }
    >
      <form
        id="rename"
        onSubmit={(event) => {
          event.preventDefault();
          if (error === undefined) rename.mutate(name.trim(), { onSuccess: onClose });
        }}
      >
        <ErrorBanner reason={rename.error} />
        <TextField label={t('rename.name')} value={name} error={error} autoFocus autoComplete="off" onChange={setName} />
      </form>
    </Dialog>
  );
}

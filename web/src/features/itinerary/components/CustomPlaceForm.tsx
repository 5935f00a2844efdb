import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/components/Button';
import { Select } from '@/shared/components/Select';
import { Stepper } from '@/shared/components/Stepper';
import { TextField } from '@/shared/components/TextField';
import { useFormat } from '@/shared/format/useFormat';
import { useKept } from '@/shared/hooks/useKept';
import { mapDays } from '@/shared/map/fromItinerary';
import { TripMap } from '@/shared/map/TripMap';
import { addStop } from '../edit';
import { coordinate, pointOf } from '../point';
import { useScreen } from '../screen';
import { stepsOf } from '../timeline';
import type { Day } from '../types';
import styles from './RowList.module.css';

/** The choice of a point of its own, among those of the day. */
const ON_MAP = 'map';

/** A place that only the travellers know: it stands where a place of the day stands. */
export function CustomPlaceForm({ day }: { day: Day }) {
  const { t } = useTranslation('itineraryEdit');
  const format = useFormat();
  const { tripId, edit, close } = useScreen();
  const days = useMemo(() => mapDays([day]), [day]);
  const spots = stepsOf(day).map(({ entry }) => entry);
  const [name, setName, forgetName] = useKept(`place.${tripId}.name`, '');
  const [tried, setTried] = useState(false);
  const [near, setNear] = useState(spots[0]?.stopId ?? '');
  const [stay, setStay] = useState(60);
  const [latitude, setLatitude, forgetLatitude] = useKept(`place.${tripId}.latitude`, '');
  const [longitude, setLongitude, forgetLongitude] = useKept(`place.${tripId}.longitude`, '');
  const picked = useMemo(() => pointOf(latitude, longitude), [latitude, longitude]);
  const add = () => {
    setTried(true);
    const spot = near === ON_MAP ? picked : spots.find(({ stopId }) => stopId === near);
    const called = name.trim();
    if (called === '' || !spot) return;
    const where = { latitude: spot.latitude, longitude: spot.longitude };
    const custom = { name: called, ...where, durationMinutes: stay };
    edit(addStop({ custom, name: called, localName: called, ...where, durationMinutes: stay }, day.day));
    forgetName();
    forgetLatitude();
    forgetLongitude();
    close();
  };
  return (
    <form
      className={styles.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label={t('add.name')}
        value={name}
        maxLength={80}
        onChange={setName}
        error={tried && name.trim() === '' ? t('add.nameMissing') : undefined}
      />
      <Select
        label={t('add.where')}
        hint={t('add.whereHint')}
        value={near}
        onChange={setNear}
        choices={[{ value: ON_MAP, label: t('add.onMap') }, ...spots.map((spot) => ({ value: spot.stopId, label: spot.name }))]}
      />
      {near === ON_MAP && (
        <>
          <div className={styles.map}>
            <TripMap
              days={days}
              activeDay={day.day}
              picked={picked}
              onPick={(point) => {
                setLatitude(coordinate(point.latitude));
                setLongitude(coordinate(point.longitude));
              }}
            />
          </div>
          <p className={styles.soft}>{t('add.press')}</p>
          <div className={styles.pair}>
            <TextField
              label={t('add.latitude')}
              inputMode="decimal"
              value={latitude}
              maxLength={12}
              onChange={setLatitude}
              error={tried && !picked ? t('add.pointMissing') : undefined}
            />
            <TextField label={t('add.longitude')} inputMode="decimal" value={longitude} maxLength={12} onChange={setLongitude} />
          </div>
        </>
      )}
      <Stepper
        label={t('add.stay')}
        value={stay}
        min={5}
        max={720}
        step={stay < 30 ? 5 : 15}
        text={format.duration(stay)}
        onChange={setStay}
      />
      <Button kind="primary" type="submit" wide>
        {t('add.addCustom')}
      </Button>
    </form>
  );
}

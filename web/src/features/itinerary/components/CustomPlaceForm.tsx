import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/components/Button';
import { Select } from '@/shared/components/Select';
import { Stepper } from '@/shared/components/Stepper';
import { TextField } from '@/shared/components/TextField';
import { useFormat } from '@/shared/format/useFormat';
import { addStop } from '../edit';
import { useScreen } from '../screen';
import { stepsOf } from '../timeline';
import type { Day } from '../types';
import styles from './RowList.module.css';

/** A place that only the travellers know: it stands where a place of the day stands. */
export function CustomPlaceForm({ day }: { day: Day }) {
  const { t } = useTranslation('itineraryEdit');
  const format = useFormat();
  const { edit, close } = useScreen();
  const spots = stepsOf(day).map(({ entry }) => entry);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const [near, setNear] = useState(spots[0]?.stopId ?? '');
  const [stay, setStay] = useState(60);
  const add = () => {
    setTried(true);
    const spot = spots.find(({ stopId }) => stopId === near);
    const called = name.trim();
    if (called === '' || !spot) return;
    const { latitude, longitude } = spot;
    const custom = { name: called, latitude, longitude, durationMinutes: stay };
    edit(addStop({ custom, name: called, localName: called, latitude, longitude, durationMinutes: stay }, day.day));
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
        choices={spots.map((spot) => ({ value: spot.stopId, label: spot.name }))}
      />
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

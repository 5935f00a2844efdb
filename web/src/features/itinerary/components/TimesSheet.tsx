import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/components/Button';
import { Select } from '@/shared/components/Select';
import { Sheet } from '@/shared/components/Sheet';
import { Stepper } from '@/shared/components/Stepper';
import { minutesOf } from '@/shared/format/format';
import { useFormat } from '@/shared/format/useFormat';
import { changeTimes } from '../edit';
import { useScreen } from '../screen';
import type { Entry } from '../types';
import styles from './TimesSheet.module.css';

const FREE = 'free';
const STEP = 10;

/** The times of the day to choose from, with the present one among them. */
function timesWith(present: string): string[] {
  const times = new Set([present]);
  for (let minutes = 6 * 60; minutes < 24 * 60; minutes += STEP) {
    times.add(`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
  }
  return [...times].sort((one, other) => minutesOf(one) - minutesOf(other));
}

/** Changes when a stop begins and how long one stays. */
export function TimesSheet({ stop }: { stop: Entry }) {
  const { t } = useTranslation('itineraryEdit');
  const format = useFormat();
  const { edit, close } = useScreen();
  const now = format.clock(stop.localStart);
  const [start, setStart] = useState(stop.locked ? now : FREE);
  const [stay, setStay] = useState(Math.max(5, stop.durationMinutes));
  const save = () => {
    const startAt = start === FREE ? {} : { startAt: start };
    edit(changeTimes(stop.stopId, { ...startAt, durationMinutes: stay }));
    close();
  };
  return (
    <Sheet
      open
      title={t('times.title')}
      onClose={close}
      actions={
        <Button kind="primary" onClick={save}>
          {t('times.save')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.name}>{stop.name}</p>
        <Select
          label={t('times.start')}
          hint={t('times.startHint')}
          value={start}
          onChange={setStart}
          choices={[
            { value: FREE, label: t('times.free') },
            ...timesWith(now).map((time) => ({ value: time, label: time })),
          ]}
        />
        <Stepper
          label={t('times.stay')}
          value={stay}
          min={5}
          max={720}
          step={stay < 30 ? 5 : 15}
          text={format.duration(stay)}
          onChange={setStay}
        />
      </div>
    </Sheet>
  );
}

import { useState } from 'react';
import { Card } from '@/shared/components/Card';
import { Checkbox } from '@/shared/components/Checkbox';
import { ChipGroup } from '@/shared/components/ChipGroup';
import { DateField } from '@/shared/components/DateField';
import { PasswordField } from '@/shared/components/PasswordField';
import { RadioGroup } from '@/shared/components/RadioGroup';
import { Segmented } from '@/shared/components/Segmented';
import { Select } from '@/shared/components/Select';
import { Stepper } from '@/shared/components/Stepper';
import { TextArea } from '@/shared/components/TextArea';
import { TextField } from '@/shared/components/TextField';
import { TimeSelect } from '@/shared/components/TimeSelect';
import styles from './PartsPage.module.css';

/** The controls of forms, each holding a value. */
export function Controls() {
  const [text, setText] = useState('');
  const [password, setPassword] = useState('seoul-2026!');
  const [date, setDate] = useState('2026-12-04');
  const [time, setTime] = useState('09:00');
  const [mode, setMode] = useState<'transit' | 'car' | 'walk'>('transit');
  const [nights, setNights] = useState(3);
  const [tastes, setTastes] = useState<string[]>(['food']);
  const [agreed, setAgreed] = useState(true);
  const modes = [
    { value: 'transit', label: 'Transit', icon: 'train' },
    { value: 'car', label: 'Car', icon: 'car' },
    { value: 'walk', label: 'Walk', icon: 'walk' },
  ] as const;
  return (
    <Card as="section" aria-label="Controls" className={styles.part}>
      <h2 className={styles.name}>Controls</h2>
      <TextField label="Trip" value={text} placeholder="Winter in Seoul" onChange={setText} optional hint="Up to 80." />
      <TextField label="Search" icon="search" value={text} onChange={setText} error="Nothing was found." />
      <PasswordField label="Password" value={password} onChange={setPassword} strength autoComplete="off" />
      <TextArea label="Wishes" value={text} onChange={setText} limit={500} />
      <DateField label="Start" value={date} onChange={setDate} />
      <TimeSelect label="Leave at" value={time} onChange={setTime} from="06:00" to="12:00" />
      <Select label="Transport" value={mode} choices={modes} onChange={setMode} />
      <Segmented label="Transport" showLabel value={mode} choices={modes} onChange={setMode} />
      <RadioGroup label="Transport" value={mode} choices={modes} onChange={setMode} />
      <Stepper label="Nights" value={nights} min={0} max={30} text={`${nights} nights`} onChange={setNights} />
      <ChipGroup
        label="Tastes"
        chosen={tastes}
        onChange={setTastes}
        choices={[
          { value: 'food', label: 'Food', icon: 'meal' },
          { value: 'nature', label: 'Nature', icon: 'nature' },
          { value: 'rest', label: 'Rest', icon: 'rest' },
        ]}
      />
      <Checkbox checked={agreed} onChange={setAgreed}>
        Keep locked stops
      </Checkbox>
    </Card>
  );
}

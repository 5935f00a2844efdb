import type { FieldProps } from './Field';
import { Select } from './Select';

interface TimeSelectProps extends FieldProps {
  /** `HH:MM` in steps of ten minutes. */
  value: string;
  onChange: (value: string) => void;
  /** The first and the last time to choose. */
  from?: string | undefined;
  to?: string | undefined;
}

const TIMES = Array.from({ length: 144 }, (_, step) => {
  const time = `${String(Math.floor(step / 6)).padStart(2, '0')}:${step % 6}0`;
  return { value: time, label: time };
});

/** A time of day in steps of ten minutes. */
export function TimeSelect({ from = '00:00', to = '23:50', ...rest }: TimeSelectProps) {
  return <Select {...rest} choices={TIMES.filter(({ value }) => value >= from && value <= to)} />;
}

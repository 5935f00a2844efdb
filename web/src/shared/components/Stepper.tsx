import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton';
import styles from './Stepper.module.css';

interface StepperProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number | undefined;
  /** The value in words, such as “3 nights”; the plain number where absent. */
  text?: string | undefined;
  onChange: (value: number) => void;
}

/** A small number with a button on either side; the arrow keys work too. */
export function Stepper({ label, value, min, max, step = 1, text, onChange }: StepperProps) {
  const id = useId();
  const { t } = useTranslation();
  const change = (by: number) => onChange(Math.min(max, Math.max(min, value + by)));
  const byKey: Record<string, number> = { ArrowUp: step, ArrowRight: step, ArrowDown: -step, ArrowLeft: -step };
  return (
    <div className={styles.stepper}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <div className={styles.row}>
        <IconButton
          icon="minus"
          label={`${label}: ${t('action.decrease')}`}
          disabled={value <= min}
          onClick={() => change(-step)}
        />
        <span
          role="spinbutton"
          tabIndex={0}
          aria-labelledby={id}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={text}
          className={styles.value}
          onKeyDown={(event) => {
            const by = byKey[event.key];
            if (by === undefined) return;
            event.preventDefault();
            change(by);
          }}
        >
          {text ?? value}
        </span>
        <IconButton
          icon="plus"
          label={`${label}: ${t('action.increase')}`}
          disabled={value >= max}
          onClick={() => change(step)}
        />
      </div>
    </div>
  );
}

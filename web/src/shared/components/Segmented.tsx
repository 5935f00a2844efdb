import { useId } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import styles from './Segmented.module.css';
import { VisuallyHidden } from './VisuallyHidden';

interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: IconName | undefined;
}

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly Segment<Value>[];
  onChange: (value: Value) => void;
  /** Shows the label above; otherwise only screen readers hear it. */
  showLabel?: boolean | undefined;
  /** Shows drawings alone, their words to screen readers. */
  iconsOnly?: boolean | undefined;
}

/** One of two to five, side by side: a group of radio buttons, moved through with the arrow keys. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, choices, onChange, showLabel, iconsOnly } = props;
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{showLabel ? label : <VisuallyHidden>{label}</VisuallyHidden>}</legend>
      <div className={styles.track}>
        {choices.map((choice) => (
          <label key={choice.value} className={classes(styles.segment, choice.value === value && styles.chosen)}>
            <input
              type="radio"
              name={name}
              className={styles.input}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.icon && <Icon name={choice.icon} size={18} />}
            {iconsOnly ? <VisuallyHidden>{choice.label}</VisuallyHidden> : <span>{choice.label}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

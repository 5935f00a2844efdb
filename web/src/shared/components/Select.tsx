import type { SelectHTMLAttributes } from 'react';
import { classes } from './classes';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { Icon } from './Icon';

/** One of the things to choose from. */
export interface Choice<Value extends string = string> {
  value: Value;
  label: string;
}

interface SelectProps<Value extends string>
  extends FieldProps, Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value' | 'children'> {
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
}

/** One of many, in the browser's own list. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hint, error, optional, choices, onChange, ...select } = props;
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(attributes) => (
        <div className={styles.wrap}>
          <select
            {...select}
            {...attributes}
            className={classes(styles.control, styles.select)}
            onChange={(event) => onChange(event.target.value as Value)}
          >
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" size={18} />
        </div>
      )}
    </Field>
  );
}

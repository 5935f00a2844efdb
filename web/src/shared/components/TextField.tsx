import type { InputHTMLAttributes, Ref } from 'react';
import { classes } from './classes';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { Icon, type IconName } from './Icon';

interface TextFieldProps extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  value: string;
  onChange: (value: string) => void;
  icon?: IconName | undefined;
  ref?: Ref<HTMLInputElement> | undefined;
}

/** One line of text. */
export function TextField({ label, hint, error, optional, icon, onChange, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(attributes) => (
        <div className={classes(styles.wrap, icon && styles.lead)}>
          {icon && <Icon name={icon} size={20} />}
          <input
            type="text"
            {...input}
            {...attributes}
            className={styles.control}
            onChange={(event) => onChange(event.target.value)}
          />
        </div>
      )}
    </Field>
  );
}

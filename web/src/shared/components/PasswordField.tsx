import { useState, type InputHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { IconButton } from './IconButton';
import { PasswordStrength } from './PasswordStrength';

interface PasswordFieldProps extends FieldProps, Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  value: string;
  onChange: (value: string) => void;
  /** Shows how strong a new password is. */
  strength?: boolean | undefined;
}

/** A password, hidden until somebody wants to see it. */
export function PasswordField({ label, hint, error, optional, strength, onChange, ...input }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const { t } = useTranslation();
  return (
    <div>
      <Field label={label} hint={hint} error={error} optional={optional}>
        {(attributes) => (
          <div className={classes(styles.wrap, styles.withButton)}>
            <input
              {...input}
              {...attributes}
              type={shown ? 'text' : 'password'}
              autoCapitalize="off"
              spellCheck={false}
              className={styles.control}
              onChange={(event) => onChange(event.target.value)}
            />
            <IconButton
              icon={shown ? 'eyeOff' : 'eye'}
              label={t(shown ? 'action.hidePassword' : 'action.showPassword')}
              onClick={() => setShown(!shown)}
            />
          </div>
        )}
      </Field>
      {strength && input.value !== '' && <PasswordStrength password={input.value} />}
    </div>
  );
}

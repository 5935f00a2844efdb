import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Field.module.css';
import { Icon } from './Icon';

/** What every field of a form takes. */
export interface FieldProps {
  label: string;
  /** Helps before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong and what to do; takes the place of the hint. */
  error?: string | undefined;
  /** Marks a field that may stay empty. */
  optional?: boolean | undefined;
}

/** The attributes that tie a control to its label, hint and error. */
export interface ControlAttributes {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

interface FieldFrameProps extends FieldProps {
  /** Stands beside the label, such as a counter. */
  aside?: ReactNode;
  children: (attributes: ControlAttributes) => ReactNode;
}

/** Label, control, hint or error: the frame around every control of a form. */
export function Field({ label, hint, error, optional, aside, children }: FieldFrameProps) {
  const id = useId();
  const { t } = useTranslation();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id} className={styles.label}>
          {label}
          {optional && <span className={styles.optional}> ({t('state.optional')})</span>}
        </label>
        {aside}
      </div>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': note ? noteId : undefined })}
      <div id={noteId} className={error ? styles.error : styles.hint} aria-live="polite">
        {error && <Icon name="warn" size={16} />}
        {note}
      </div>
    </div>
  );
}

import type { TextareaHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from './classes';
import { Field, type FieldProps } from './Field';
import styles from './Field.module.css';
import { VisuallyHidden } from './VisuallyHidden';

interface TextAreaProps extends FieldProps, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> {
  value: string;
  onChange: (value: string) => void;
  /** Counts characters up to this many; one may type beyond and sees by how much. */
  limit?: number | undefined;
}

/** Several lines of text, with a counter where there is a limit. */
export function TextArea({ label, hint, error, optional, limit, onChange, ...area }: TextAreaProps) {
  const { t } = useTranslation();
  const used = [...area.value].length;
  const counter = limit !== undefined && (
    <span className={classes(styles.counter, used > limit && styles.over)}>
      <span aria-hidden="true">
        {used}/{limit}
      </span>
      <VisuallyHidden>{t('state.characters', { used, limit })}</VisuallyHidden>
    </span>
  );
  return (
    <Field label={label} hint={hint} error={error} optional={optional} aside={counter}>
      {(attributes) => (
        <textarea
          rows={3}
          {...area}
          {...attributes}
          className={classes(styles.control, styles.area)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

import { useTranslation } from 'react-i18next';
import { classes } from './classes';
import styles from './PasswordStrength.module.css';
import { STRENGTHS, strengthOf } from './passwordStrength';

/** How strong a new password is, in words and in bars. */
export function PasswordStrength({ password }: { password: string }) {
  const { t } = useTranslation();
  const strength = strengthOf(password);
  const reached = STRENGTHS.indexOf(strength);
  return (
    <div className={styles.strength}>
      <div className={styles.bars} aria-hidden="true">
        {STRENGTHS.map((step, index) => (
          <span key={step} className={classes(styles.bar, index <= reached && styles[strength])} />
        ))}
      </div>
      <span className={styles.word} aria-live="polite">
        {t('strength.label')}: {t(`strength.${strength}`)}
      </span>
    </div>
  );
}

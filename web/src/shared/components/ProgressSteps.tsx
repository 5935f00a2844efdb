import { useTranslation } from 'react-i18next';
import { classes } from './classes';
import { Icon } from './Icon';
import styles from './ProgressSteps.module.css';
import { VisuallyHidden } from './VisuallyHidden';

type StepState = 'done' | 'current' | 'waiting' | 'failed';

interface ProgressStepsProps {
  steps: readonly { name: string; state: StepState }[];
  /** Side by side for a form in parts, below each other for work that goes on. */
  direction?: 'row' | 'column' | undefined;
}

/** How far something is, step by step. */
export function ProgressSteps({ steps, direction = 'row' }: ProgressStepsProps) {
  const { t } = useTranslation();
  return (
    <ol className={styles[direction]} aria-label={t('steps.label')}>
      {steps.map(({ name, state }, index) => (
        <li
          key={name}
          className={classes(styles.step, styles[state])}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <span className={styles.mark} aria-hidden="true">
            {state === 'done' && <Icon name="check" size={16} />}
            {state === 'failed' && <Icon name="close" size={16} />}
            {(state === 'current' || state === 'waiting') && index + 1}
          </span>
          <span className={styles.name}>{name}</span>
          <VisuallyHidden>({t(`steps.${state}`)})</VisuallyHidden>
        </li>
      ))}
    </ol>
  );
}

import { useTranslation } from 'react-i18next';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import styles from './StatusLight.module.css';
import { VisuallyHidden } from './VisuallyHidden';

export type Verdict = 'good' | 'warnings' | 'broken';

const ICONS: Record<Verdict, IconName> = { good: 'checkCircle', warnings: 'warn', broken: 'broken' };

/** Whether a day or a plan works: a shape of its own for each, with its words. */
export function StatusLight({ verdict, words = false, size = 20 }: { verdict: Verdict; words?: boolean; size?: number }) {
  const { t } = useTranslation();
  const text = t(`verdict.${verdict}`);
  return (
    <span className={classes(styles.light, styles[verdict])} title={text}>
      <Icon name={ICONS[verdict]} size={size} />
      {words ? text : <VisuallyHidden>{text}</VisuallyHidden>}
    </span>
  );
}

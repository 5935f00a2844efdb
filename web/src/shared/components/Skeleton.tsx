import { useTranslation } from 'react-i18next';
import styles from './Skeleton.module.css';
import { VisuallyHidden } from './VisuallyHidden';

interface SkeletonProps {
  /** How many blocks. */
  count?: number | undefined;
  /** The height of each, in rem. */
  height?: number | undefined;
  /** What is being loaded, for screen readers; “Loading” where absent. */
  label?: string | undefined;
}

/** Grey blocks in the places of what is on its way. */
export function Skeleton({ count = 1, height = 5, label }: SkeletonProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.stack} role="status">
      <VisuallyHidden>{label ?? t('state.loading')}</VisuallyHidden>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={styles.block} style={{ height: `${height}rem` }} aria-hidden="true" />
      ))}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import styles from './ShowMore.module.css';

interface ShowMoreProps {
  shown: number;
  total: number;
  busy?: boolean | undefined;
  onMore: () => void;
}

/** The foot of a list that has more than it shows. */
export function ShowMore({ shown, total, busy, onMore }: ShowMoreProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.foot}>
      <p className={styles.count} role="status">
        {shown < total && t('state.shown', { shown, total })}
      </p>
      {shown < total && (
        <Button busy={busy} onClick={onMore}>
          {t('action.more')}
        </Button>
      )}
    </div>
  );
}

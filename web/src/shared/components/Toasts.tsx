import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import { IconButton } from './IconButton';
import { dismissToast, shownToasts, subscribeToasts } from './toast';
import styles from './Toasts.module.css';

/** Where the messages of `toast(...)` appear; read out as they come. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToasts, shownToasts);
  const { t } = useTranslation();
  return (
    <div className={styles.stack} role="status" aria-live="polite">
      {toasts.map(({ id, text, tone = 'plain', action }) => (
        <div key={id} className={styles.toast}>
          {tone !== 'plain' && <Icon name={tone === 'success' ? 'checkCircle' : 'warn'} size={20} />}
          <span className={styles.text}>{text}</span>
          {action && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                dismissToast(id);
                action.onSelect();
              }}
            >
              {action.label}
            </button>
          )}
          <IconButton
            icon="close"
            label={t('action.dismiss')}
            className={styles.close}
            onClick={() => dismissToast(id)}
          />
        </div>
      ))}
    </div>
  );
}

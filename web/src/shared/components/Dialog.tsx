import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollBox } from './ScrollBox';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton';
import { useModal } from './useModal';

interface DialogProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The buttons at its foot, the one that goes on last. */
  actions?: ReactNode;
}

/** A question or a short form in the middle of the screen. */
export function Dialog({ open, title, onClose, children, actions }: DialogProps) {
  const modal = useModal(open, onClose);
  const id = useId();
  const { t } = useTranslation();
  return (
    <dialog {...modal} aria-labelledby={id} className={styles.dialog}>
      {open && (
        <div className={styles.inside}>
          <header className={styles.head}>
            <h2 id={id} className={styles.title}>
              {title}
            </h2>
            <IconButton icon="close" label={t('action.close')} onClick={onClose} />
          </header>
          <ScrollBox className={styles.body}>{children}</ScrollBox>
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}

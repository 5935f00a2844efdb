import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton';
import { ScrollBox } from './ScrollBox';
import styles from './Sheet.module.css';
import { useModal } from './useModal';

interface SheetProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Stays at its foot while the rest scrolls. */
  actions?: ReactNode;
}

/** More than a question: rises from below on a phone, stands at the right on wider screens. */
export function Sheet({ open, title, onClose, children, actions }: SheetProps) {
  const modal = useModal(open, onClose);
  const id = useId();
  const { t } = useTranslation();
  return (
    <dialog {...modal} aria-labelledby={id} className={styles.sheet}>
      {open && (
        <div className={styles.inside}>
          <div className={styles.grip} aria-hidden="true" />
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

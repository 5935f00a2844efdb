import { useTranslation } from 'react-i18next';
import styles from './SkipLink.module.css';

/** The first stop of the keyboard: past the menus, to what the page is about. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a href="#main" className={styles.skip}>
      {t('skipToContent')}
    </a>
  );
}

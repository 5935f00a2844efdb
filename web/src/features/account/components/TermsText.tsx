import { useTranslation } from 'react-i18next';
import styles from './Form.module.css';

/** What somebody agrees to with an account. */
export function TermsText() {
  const { t } = useTranslation('account');
  return (
    <div className={styles.terms}>
      <p>{t('terms.data')}</p>
      <p>{t('terms.plans')}</p>
      <p>{t('terms.conduct')}</p>
      <p>{t('terms.cookies')}</p>
    </div>
  );
}

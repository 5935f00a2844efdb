import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/components/Button';
import { TextField } from '@/shared/components/TextField';
import { toast } from '@/shared/components/toast';
import styles from './RowList.module.css';

/** A link to be passed on: copied, or handed to another app where the device can. */
export function LinkBox({ label, url: given, title }: { label: string; url: string; title?: string | undefined }) {
  const { t } = useTranslation('itineraryTools');
  // A server that was not told its own address gives the path alone.
  const url = new URL(given, window.location.origin).href;
  const copy = () => {
    navigator.clipboard.writeText(url).then(
      () => toast({ text: t('link.copied'), tone: 'success' }),
      () => toast({ text: t('link.copyFailed'), tone: 'danger' }),
    );
  };
  const pass = () => {
    // Somebody who closes the device's own sheet has decided not to share: nothing failed.
    navigator.share({ url, ...(title === undefined ? {} : { title }) }).catch(() => undefined);
  };
  return (
    <div className={styles.stack}>
      <TextField label={label} hint={t('link.once')} value={url} readOnly onChange={() => undefined} onFocus={(event) => event.target.select()} />
      <p className={styles.actions}>
        <Button kind="primary" icon="copy" onClick={copy}>
          {t('link.copy')}
        </Button>
        {'share' in navigator && (
          <Button icon="share" onClick={pass}>
            {t('link.pass')}
          </Button>
        )}
      </p>
    </div>
  );
}

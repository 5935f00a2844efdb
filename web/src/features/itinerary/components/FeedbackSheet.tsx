import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/components/Button';
import { classes } from '@/shared/components/classes';
import { ErrorState } from '@/shared/components/ErrorState';
import { Icon } from '@/shared/components/Icon';
import { Sheet } from '@/shared/components/Sheet';
import { TextArea } from '@/shared/components/TextArea';
import { toast } from '@/shared/components/toast';
import { VisuallyHidden } from '@/shared/components/VisuallyHidden';
import { useKept } from '@/shared/hooks/useKept';
import { useFeedback } from '../api/sharing';
import { useScreen } from '../screen';
import styles from './FeedbackSheet.module.css';

const SCORES = [1, 2, 3, 4, 5] as const;
const MOST_CHARACTERS = 1000;

/** How good the plan is, in stars and words. */
export function FeedbackSheet() {
  const { t } = useTranslation('itineraryTools');
  const { tripId, close } = useScreen();
  const [score, setScore, forgetScore] = useKept<number | undefined>(`score.${tripId}`, undefined);
  const [text, setText, forgetText] = useKept(`feedback.${tripId}`, '');
  const name = useId();
  const give = useFeedback(tripId);
  const send = () => {
    if (score === undefined) return;
    give.mutate(
      { score, ...(text.trim() === '' ? {} : { text: text.trim() }) },
      {
        onSuccess: () => {
          forgetScore();
          forgetText();
          toast({ text: t('feedback.thanks'), tone: 'success' });
          close();
        },
      },
    );
  };
  return (
    <Sheet
      open
      title={t('feedback.title')}
      onClose={close}
      actions={
        <Button kind="primary" busy={give.isPending} disabled={score === undefined || text.length > MOST_CHARACTERS} onClick={send}>
          {t('feedback.send')}
        </Button>
      }
    >
      <div className={styles.form}>
        <fieldset className={styles.stars}>
          <legend className={styles.legend}>{t('feedback.score')}</legend>
          {SCORES.map((value) => (
            <label key={value} className={classes(styles.star, score !== undefined && value <= score && styles.lit)}>
              <input
                type="radio"
                name={name}
                value={value}
                checked={score === value}
                className={styles.input}
                onChange={() => setScore(value)}
              />
              <Icon name="star" size={32} />
              <VisuallyHidden>{t('feedback.stars', { count: value })}</VisuallyHidden>
            </label>
          ))}
        </fieldset>
        <TextArea label={t('feedback.text')} optional limit={MOST_CHARACTERS} value={text} onChange={setText} />
        {give.isError && <ErrorState reason={give.error} />}
      </div>
    </Sheet>
  );
}

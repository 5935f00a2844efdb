import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/components/Button';
import { Checkbox } from '@/shared/components/Checkbox';
import { ErrorState } from '@/shared/components/ErrorState';
import { Banner } from '@/shared/components/Banner';
import { ProgressSteps } from '@/shared/components/ProgressSteps';
import { Select } from '@/shared/components/Select';
import { Sheet } from '@/shared/components/Sheet';
import { TextArea } from '@/shared/components/TextArea';
import { TimeSelect } from '@/shared/components/TimeSelect';
import { useFormat } from '@/shared/format/useFormat';
import { useKept } from '@/shared/hooks/useKept';
import { useQueryClient } from '@tanstack/react-query';
import { refreshTrip } from '../api/edits';
import { useCancelGeneration, useFollowedGeneration, useStartGeneration } from '../api/generation';
import { useScreen } from '../screen';
import styles from './RegenerateSheet.module.css';

const WHOLE = 'trip';
const MOST_CHARACTERS = 500;

interface RegenerateSheetProps {
  /** The day to plan again; the whole trip where absent. */
  day?: number | undefined;
  dailyStart?: string | undefined;
}

/** Plans a day or the trip again. What comes of it is a proposal, compared before it is taken. */
export function RegenerateSheet({ day, dailyStart }: RegenerateSheetProps) {
  const { t } = useTranslation('itineraryTools');
  const { tripId, trip, itinerary, close } = useScreen();
  const format = useFormat();
  const [scope, setScope] = useState(day === undefined ? WHOLE : String(day));
  const [request, setRequest, forgetRequest] = useKept(`request.${tripId}`, trip?.freeText ?? '');
  const [start, setStart] = useState(dailyStart ?? trip?.dailyStart?.slice(0, 5) ?? '09:00');
  const [keepLocked, setKeepLocked] = useState(true);
  const starting = useStartGeneration(tripId);
  const generationId = starting.data?.generationId;
  const tooLong = [...request].length > MOST_CHARACTERS;
  const begin = () => {
    if (tooLong) return;
    starting.mutate(
      {
        ...(scope === WHOLE ? {} : { scope: 'day', day: Number(scope) }),
        freeText: request,
        dailyStart: start,
        keepLocked,
      },
      { onSuccess: forgetRequest },
    );
  };
  if (generationId !== undefined) return <Following key={generationId} generationId={generationId} onAgain={begin} />;
  return (
    <Sheet
      open
      title={t('regenerate.title')}
      onClose={close}
      actions={
        <Button kind="primary" icon="spark" busy={starting.isPending} onClick={begin}>
          {t('regenerate.begin')}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.soft}>{t('regenerate.intro')}</p>
        <Select
          label={t('regenerate.scope')}
          value={scope}
          onChange={setScope}
          choices={[
            { value: WHOLE, label: t('regenerate.whole') },
            ...itinerary.days.map((one) => ({
              value: String(one.day),
              label: t('regenerate.day', { day: one.day, date: format.date(one.date) }),
            })),
          ]}
        />
        <TextArea
          label={t('regenerate.request')}
          hint={t('regenerate.requestHint')}
          error={tooLong ? t('regenerate.tooLong') : undefined}
          limit={MOST_CHARACTERS}
          optional
          value={request}
          onChange={setRequest}
        />
        <TimeSelect label={t('regenerate.start')} value={start} from="05:00" to="14:00" onChange={setStart} />
        <Checkbox checked={keepLocked} onChange={setKeepLocked}>
          {t('regenerate.keepLocked')}
        </Checkbox>
        {starting.isError && <ErrorState reason={starting.error} />}
      </div>
    </Sheet>
  );
}

const STATES = { waiting: 'waiting', running: 'current', done: 'done', skipped: 'done' } as const;

function Following({ generationId, onAgain }: { generationId: string; onAgain: () => void }) {
  const { t } = useTranslation('itineraryTools');
  const { t: common } = useTranslation();
  const { tripId, close } = useScreen();
  const format = useFormat();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const generation = useFollowedGeneration(tripId, generationId);
  const cancel = useCancelGeneration(tripId);
  const { status, proposalId, progress = 0, etaSeconds = 0, steps = [], error } = generation ?? {};
  useEffect(() => {
    if (status !== 'completed') return;
    if (proposalId !== undefined) {
      void navigate({ to: '/trips/$tripId/proposals/$proposalId', params: { tripId, proposalId } });
    } else {
      void refreshTrip(cache, tripId);
      close();
    }
  }, [status, proposalId, navigate, tripId, cache, close]);
  const over = status === 'failed' || status === 'cancelled';
  return (
    <Sheet
      open
      title={t('regenerate.title')}
      onClose={close}
      actions={
        over ? (
          <Button kind="primary" onClick={onAgain}>
            {common('action.retry')}
          </Button>
        ) : (
          <Button
            busy={cancel.isPending}
            onClick={() => cancel.mutate(generationId, { onSettled: close })}
          >
            {t('regenerate.cancel')}
          </Button>
        )
      }
    >
      <div className={styles.form}>
        {over ? (
          <Banner tone="danger" title={error?.message ?? t('regenerate.failed')} announce />
        ) : (
          <>
            <p role="status" className={styles.progress}>
              <strong>{format.percent(progress)}</strong>
              <span>{etaSeconds > 0 ? t('regenerate.eta', { count: etaSeconds }) : t('regenerate.working')}</span>
            </p>
            <progress max={100} value={progress} aria-label={t('regenerate.working')} className={styles.bar} />
            <ProgressSteps
              direction="column"
              steps={steps.map(({ step, state }) => ({ name: t(`regenerate.step.${step}`), state: STATES[state] }))}
            />
          </>
        )}
      </div>
    </Sheet>
  );
}

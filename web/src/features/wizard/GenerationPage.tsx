import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Schema } from '@/shared/api/problem';
import { Banner } from '@/shared/components/Banner';
import { Button, buttonClass } from '@/shared/components/Button';
import { ErrorBanner, ErrorPage } from '@/shared/components/ErrorState';
import { Skeleton } from '@/shared/components/Skeleton';
import { toast } from '@/shared/components/toast';
import { useFormat } from '@/shared/format/useFormat';
import { useLanguage } from '@/shared/i18n/useLanguage';
import { useCancelGeneration, useReadiness, useSaveSteps, useStartGeneration, useTrip } from './api/wizard';
import { Making } from './components/Making';
import { PlanForm } from './components/PlanForm';
import styles from './components/Step.module.css';
import { TripSummary } from './components/TripSummary';
import { BackButton, WizardFrame } from './components/WizardFrame';
import { LIMITS, planOf, type PlanDraft } from './drafts';
import { dropDraft, keepDraft, readDraft } from '@/shared/api/draftStore';
import { useDraft } from './useDraft';
import { useGeneration } from './useGeneration';

const route = getRouteApi('/shell/trips/$tripId/generation');

/** The third step: what the days should be like, and the plan as it is made. */
export function GenerationPage() {
  const { tripId } = route.useParams();
  const { t } = useTranslation('wizard');
  const trip = useTrip(tripId);
  if (trip.isError && !trip.data) return <ErrorPage reason={trip.error} onRetry={() => void trip.refetch()} />;
  if (trip.data) return <Generation key={tripId} trip={trip.data.body} />;
  return (
    <WizardFrame step="generation" title={t('plan.title')} lead={t('plan.lead')}>
      <Skeleton count={3} height={9} />
    </WizardFrame>
  );
}

/** The plan that is being made, remembered on this device so that a page that is loaded again goes on with it. */
function useRunning(tripId: string) {
  const name = `${tripId}.generation`;
  const [running, setRunning] = useState(() => readDraft<string>(name));
  const begin = (generationId: string) => {
    keepDraft(name, generationId);
    setRunning(generationId);
  };
  const end = useCallback(() => {
    dropDraft(name);
    setRunning(undefined);
  }, [name]);
  return { running, begin, end };
}

const good = ({ freeText, mustSees }: PlanDraft) =>
  [...freeText.trim()].length <= LIMITS.freeText && mustSees.length <= LIMITS.mustSees;

function Generation({ trip }: { trip: Schema<'Trip'> }) {
  const { tripId } = trip;
  const { t } = useTranslation('wizard');
  const navigate = useNavigate();
  const save = useSaveSteps(tripId).plan;
  const [initial] = useState(() => planOf(trip));
  const draft = useDraft({ name: `${tripId}.plan`, initial, good, save });
  const readiness = useReadiness(tripId, useLanguage());
  const start = useStartGeneration(tripId);
  const cancel = useCancelGeneration(tripId);
  const { running, begin, end } = useRunning(tripId);
  const following = useGeneration(tripId, running);
  const [busy, setBusy] = useState(false);
  const { generation } = following;
  const failed = running === undefined && generation?.status === 'failed' ? (generation.error?.message ?? '') : undefined;
  const mayStart = readiness.data?.ready === true && good(draft.value);

  useEffect(() => {
    if (generation === undefined || generation.generationId !== running) return;
    if (generation.status === 'completed') {
      end();
      toast({ text: t('making.done'), tone: 'success' });
      const { proposalId } = generation;
      if (proposalId === undefined) void navigate({ to: '/trips/$tripId', params: { tripId }, replace: true });
      else void navigate({ to: '/trips/$tripId/proposals/$proposalId', params: { tripId, proposalId }, replace: true });
    }
    if (generation.status === 'cancelled') {
      end();
      toast({ text: t('making.cancelled') });
    }
    if (generation.status === 'failed') end();
  }, [generation, running, end, navigate, t, tripId]);

  const make = async () => {
    setBusy(true);
    const sent = (await draft.flush()) || (await draft.flush());
    setBusy(false);
    if (!sent) return;
    const { dailyStart, freeText, effort } = draft.value;
    start.mutate(
      { dailyStart, effort, freeText: freeText.trim() },
      { onSuccess: ({ generationId }) => begin(generationId) },
    );
  };

  if (running !== undefined) {
    return (
      <WizardFrame
        step="generation"
        title={t('making.title')}
        lead={trip.tripName}
        foot={
          <Button busy={cancel.isPending} onClick={() => cancel.mutate(running, { onError: (reason) => !isProblem(reason, 'JOB_FINISHED') && end() })}>
            {t('making.cancel')}
          </Button>
        }
      >
        <Making following={following} />
      </WizardFrame>
    );
  }
  return (
    <WizardFrame
      step="generation"
      title={t('plan.title')}
      lead={t('plan.lead')}
      save={draft}
      foot={
        <>
          <BackButton to="destinations" tripId={tripId} />
          <Button
            kind="primary"
            icon="spark"
            busy={busy || start.isPending}
            busyText={t('plan.busy')}
            disabled={!mayStart}
            onClick={() => void make()}
          >
            {t(trip.itinerary ? 'plan.again' : 'plan.make')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {failed !== undefined && (
          <Banner tone="danger" title={t('failed.title')} announce>
            <p>{failed}</p>
            <p>{t('failed.what')}</p>
          </Banner>
        )}
        <StartFailure reason={start.error} />
        <PlanForm trip={trip} value={draft.value} onChange={draft.change} />
        {readiness.data && !readiness.data.ready && <NotReady tripId={tripId} readiness={readiness.data} />}
        <TripSummary trip={trip} />
        {trip.itinerary && (
          <Banner
            tone="info"
            actions={
              <Link to="/trips/$tripId" params={{ tripId }} className={buttonClass('secondary')}>
                {t('plan.view')}
              </Link>
            }
          >
            {t('plan.againHint')}
          </Banner>
        )}
      </div>
    </WizardFrame>
  );
}

/** Why no plan could be begun, and when it can. */
function StartFailure({ reason }: { reason: unknown }) {
  const { t } = useTranslation('wizard');
  const format = useFormat();
  const [seen] = useState(() => Date.now());
  if (isProblem(reason, 'REGENERATION_LIMIT')) {
    const wait = reason.retryAfterSeconds;
    const time = wait === undefined ? undefined : format.instant(new Date(seen + wait * 1000).toISOString());
    return (
      <Banner tone="warn" icon="clock" title={t('failed.limit')} announce>
        {time === undefined ? reason.detail : t('failed.limitText', { time })}
      </Banner>
    );
  }
  if (isProblem(reason, 'GENERATION_IN_PROGRESS')) {
    return <Banner tone="info" title={reason.message} announce>{t('failed.running')}</Banner>;
  }
  return <ErrorBanner reason={reason} />;
}

const STEP_OF = { members: 'basics', startDate: 'destinations', destinations: 'destinations' } as const;

/** What has to be said before a plan can be made, with the way to where it is said. */
function NotReady({ tripId, readiness }: { tripId: string; readiness: Schema<'Readiness'> }) {
  const { t } = useTranslation('wizard');
  const step = readiness.missing[0] ? STEP_OF[readiness.missing[0]] : 'destinations';
  return (
    <Banner
      tone="warn"
      title={t('plan.notReady')}
      actions={
        <Link to={`/trips/$tripId/${step}`} params={{ tripId }} className={buttonClass('secondary')}>
          {t('plan.toStep', { step: t(`steps.${step}`) })}
        </Link>
      }
    >
      <ul>
        {readiness.missing.map((field) => (
          <li key={field}>{t(`plan.missing.${field}`)}</li>
        ))}
        {readiness.problems.map(({ field, message }) => (
          <li key={field + message}>{message}</li>
        ))}
      </ul>
    </Banner>
  );
}

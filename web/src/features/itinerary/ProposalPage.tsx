import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Schema } from '@/shared/api/problem';
import { Banner } from '@/shared/components/Banner';
import { Button, buttonClass } from '@/shared/components/Button';
import { ErrorPage, ErrorState } from '@/shared/components/ErrorState';
import { Page } from '@/shared/components/Page';
import { Skeleton } from '@/shared/components/Skeleton';
import { toast } from '@/shared/components/toast';
import { useLayout } from '@/shared/hooks/useMediaQuery';
import { LAST_ACTION, useUndo } from './api/edits';
import { useApplyProposal, useDiscardProposal, useProposal } from './api/generation';
import { ChangeList, SideBySide } from './components/ProposalDiff';
import { changeIds } from './proposal';
import styles from './ProposalPage.module.css';

const route = getRouteApi('/shell/trips/$tripId/proposals/$proposalId');

/** A further plan beside the present one; taken as a whole, in parts, or not at all. */
export function ProposalPage() {
  const { t } = useTranslation('itineraryTools');
  const { tripId, proposalId } = route.useParams();
  const proposal = useProposal(tripId, proposalId);
  if (proposal.isError && !proposal.data) return <ErrorPage reason={proposal.error} onRetry={() => void proposal.refetch()} />;
  return (
    <Page title={t('proposal.title')} lead={t('proposal.lead')}>
      {proposal.isPending && <Skeleton count={4} height={6} label={t('proposal.loading')} />}
      {proposal.data && <Comparison tripId={tripId} proposal={proposal.data} />}
    </Page>
  );
}

function Comparison({ tripId, proposal }: { tripId: string; proposal: Schema<'Proposal'> }) {
  const { t } = useTranslation('itineraryTools');
  const ids = changeIds(proposal);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(ids));
  const wide = useLayout() !== 'phone';
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const open = proposal.state === 'open' && proposal.applicable;
  return (
    <>
      {!open && <Stale state={proposal.state} tripId={tripId} />}
      {ids.length === 0 && <Banner tone="success" title={t('proposal.same')} />}
      {proposal.findings.some(({ severity }) => severity !== 'note') && (
        <Banner tone="warn" title={t('proposal.findings')}>
          <ul>
            {proposal.findings
              .filter(({ severity }) => severity !== 'note')
              .map((finding, index) => (
                <li key={index}>{finding.message}</li>
              ))}
          </ul>
        </Banner>
      )}
      <ChangeList proposal={proposal} chosen={chosen} onToggle={open ? toggle : undefined} />
      {wide && <SideBySide proposal={proposal} />}
      {open && (
        <Decision tripId={tripId} proposalId={proposal.proposalId} chosen={[...chosen]} whole={chosen.size === ids.length} />
      )}
    </>
  );
}

/** The itinerary has moved on, or it was decided before. */
function Stale({ state, tripId }: { state: string; tripId: string }) {
  const { t } = useTranslation('itineraryTools');
  return (
    <Banner
      tone="warn"
      title={t(state === 'open' ? 'proposal.stale' : 'proposal.decided')}
      actions={
        <Link to="/trips/$tripId" params={{ tripId }} className={buttonClass('secondary')}>
          {t('proposal.back')}
        </Link>
      }
    >
      {state === 'open' && t('proposal.staleText')}
    </Banner>
  );
}

interface DecisionProps {
  tripId: string;
  proposalId: string;
  chosen: string[];
  whole: boolean;
}

function Decision({ tripId, proposalId, chosen, whole }: DecisionProps) {
  const { t } = useTranslation('itineraryTools');
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const apply = useApplyProposal(tripId, proposalId);
  const discard = useDiscardProposal(tripId, proposalId);
  const undo = useUndo(tripId);
  const leave = () => void navigate({ to: '/trips/$tripId', params: { tripId } });
  const take = () =>
    apply.mutate(whole ? undefined : chosen, {
      onSuccess: () => {
        toast({
          text: t('proposal.applied'),
          tone: 'success',
          topic: LAST_ACTION,
          action: { label: common('action.undo'), onSelect: () => undo.mutate() },
        });
        leave();
      },
    });
  const conflict = isProblem(apply.error, 'VERSION_CONFLICT');
  return (
    <div className={styles.decision}>
      {conflict && <Banner tone="warn" title={t('proposal.stale')} announce />}
      {apply.isError && !conflict && <ErrorState reason={apply.error} />}
      {discard.isError && <ErrorState reason={discard.error} />}
      <div className={styles.buttons}>
        <Button busy={discard.isPending} onClick={() => discard.mutate(undefined, { onSuccess: leave })}>
          {t('proposal.discard')}
        </Button>
        <Button kind="primary" icon="check" disabled={chosen.length === 0} busy={apply.isPending} onClick={take}>
          {whole ? t('proposal.applyAll') : t('proposal.applySome', { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}

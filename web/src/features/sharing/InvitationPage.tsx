import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { Button, buttonClass } from '@/shared/components/Button';
import { EmptyState } from '@/shared/components/EmptyState';
import { ErrorState } from '@/shared/components/ErrorState';
import { Page } from '@/shared/components/Page';
import { useAcceptInvitation } from './api/shared';

const route = getRouteApi('/shell/invitations/$token');

/** Joins a trip that somebody was invited to. Only pressing the button uses the link up, not looking at it. */
export function InvitationPage() {
  const { token } = route.useParams();
  const { t } = useTranslation('sharing');
  const navigate = useNavigate();
  const accept = useAcceptInvitation();
  const join = () =>
    accept.mutate(token, {
      onSuccess: ({ tripId }) => void navigate({ to: '/trips/$tripId', params: { tripId } }),
    });
  const gone = isProblem(accept.error) && accept.error.status === 404;
  return (
    <Page title={t('invitation.title')} width="form">
      {gone ? (
        <EmptyState
          icon="link"
          title={t('invitation.gone')}
          action={
            <Link to="/" className={buttonClass('primary')}>
              {t('gone.action')}
            </Link>
          }
        >
          {t('invitation.goneText')}
        </EmptyState>
      ) : (
        <EmptyState
          icon="users"
          title={t('invitation.heading')}
          action={
            <Button kind="primary" busy={accept.isPending} onClick={join}>
              {t('invitation.accept')}
            </Button>
          }
        >
          {t('invitation.text')}
        </EmptyState>
      )}
      {accept.isError && !gone && <ErrorState reason={accept.error} onRetry={join} />}
    </Page>
  );
}

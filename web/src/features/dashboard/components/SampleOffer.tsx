import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Banner } from '@/shared/components/Banner';
import { Button } from '@/shared/components/Button';
import { ErrorBanner } from '@/shared/components/ErrorState';
import { useSampleTrip } from '../api/sample';

/** Offers a planned trip to look at to somebody who has none yet. */
export function SampleOffer() {
  const { t } = useTranslation('dashboard');
  const navigate = useNavigate();
  const sample = useSampleTrip();
  const look = () =>
    sample.mutate(
      { name: t('sample.name'), freeText: t('sample.request') },
      { onSuccess: (tripId) => void navigate({ to: '/trips/$tripId', params: { tripId } }) },
    );
  return (
    <>
      <ErrorBanner reason={sample.error} />
      <Banner
        icon="idea"
        title={t('sample.title')}
        actions={
          <Button icon="eye" busy={sample.isPending} busyText={t('sample.busy')} onClick={look}>
            {t('sample.action')}
          </Button>
        }
      >
        <p>{t('sample.text')}</p>
      </Banner>
    </>
  );
}

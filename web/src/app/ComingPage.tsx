import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/components/EmptyState';
import { Page } from '@/shared/components/Page';

/** Stands in for a page whose feature is being built. */
export function ComingPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('coming.title')}>
      <EmptyState icon="hourglass" title={t('coming.heading')} />
    </Page>
  );
}

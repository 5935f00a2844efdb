/** The worker that lets the app open without a connection, and the word that a newer one is there. */
import i18next from 'i18next';
import { registerSW } from 'virtual:pwa-register';
import { toast } from '@/shared/components/toast';

/** Installs the worker. A newer app waits until the reader asks for it: nothing changes under somebody's hands. */
export function installWorker(): void {
  const update = registerSW({
    onNeedRefresh: () =>
      toast({
        text: i18next.t('update.ready'),
        action: { label: i18next.t('update.reload'), onSelect: () => void update(true) },
      }),
  });
}

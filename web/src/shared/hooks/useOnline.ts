import { useSyncExternalStore } from 'react';
import { isConnected, subscribeConnection } from '@/shared/api/connection';

/** Whether there is a connection to the server, as far as is known. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribeConnection, isConnected);
}

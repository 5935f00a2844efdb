import { QueryClient } from '@tanstack/react-query';
import { isConnected } from './connection';
import { KEPT_MILLISECONDS } from './offline';
import { isProblem } from './problem';

/** Whether asking again can help: not when the server refused, only when it was busy or out of reach. Without a
 *  connection the page says so at once; everything is asked again when there is one. */
function mayRetry(failures: number, reason: unknown): boolean {
  if (failures >= 2 || !isConnected()) return false;
  return !isProblem(reason) || reason.status === 0 || reason.status >= 502;
}

/** The cache of everything that the server said. What is shown stays on screen without a network. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, gcTime: KEPT_MILLISECONDS, retry: mayRetry, networkMode: 'offlineFirst' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

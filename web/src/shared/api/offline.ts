/** Keeps what was read on the device, so that trips can be read without a connection. */
import { dehydrate, hydrate, type DehydratedState, type Query, type QueryClient } from '@tanstack/react-query';
import { del, get, set } from 'idb-keyval';
import { isProblem } from './problem';

const STORE = 'tripgen.read';
const WRITE_MILLISECONDS = 1_000;

/** For how long trips can be read without a connection. */
export const KEPT_MILLISECONDS = 14 * 24 * 60 * 60_000;

/** Only what somebody needs on the way is kept: who they are, their trips, itineraries and trays. */
const KEPT_ROOTS: readonly unknown[] = ['profile', 'trips', 'trip', 'map'];

interface Kept {
  /** Which interface it was read from: another one has other shapes. */
  readonly digest: string;
  readonly at: number;
  readonly state: DehydratedState;
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes back what was kept, then keeps what is read from now on. A device without storage goes on without. */
export async function keepReadings(queryClient: QueryClient): Promise<void> {
  try {
    const kept = await get<Kept>(STORE);
    const good = kept?.digest === __API_DIGEST__ && Date.now() - kept.at < KEPT_MILLISECONDS;
    if (good) hydrate(queryClient, kept.state);
  } catch {
    return;
  }
  queryClient.getQueryCache().subscribe(({ query }) => {
    const [root] = query.queryKey as readonly unknown[];
    if (KEPT_ROOTS.includes(root)) timer ??= setTimeout(() => void write(queryClient), WRITE_MILLISECONDS);
  });
}

/** Whether a reading is worth keeping: also one that could not be read again just now, but none that the server has
 *  refused since. */
function isKept({ state, queryKey }: Query): boolean {
  if (!KEPT_ROOTS.includes(queryKey[0]) || state.data === undefined) return false;
  return state.status === 'success' || (isProblem(state.error) && (state.error.status === 0 || state.error.status >= 500));
}

/** Readings without the failures that came after them. Taken back, they are shown and asked for anew: they may have been
 *  changed after they were written down. */
function asRead({ queries, mutations }: DehydratedState): DehydratedState {
  const afresh = { status: 'success', error: null, fetchFailureCount: 0, fetchFailureReason: null, isInvalidated: true } as const;
  return {
    mutations,
    queries: queries.map((query) => ({ ...query, state: { ...query.state, ...afresh } })),
  };
}

async function write(queryClient: QueryClient): Promise<void> {
  timer = undefined;
  const state = dehydrate(queryClient, {
    shouldDehydrateQuery: isKept,
    shouldDehydrateMutation: () => false,
  });
  const kept: Kept = { digest: __API_DIGEST__, at: Date.now(), state: asRead(state) };
  // A full or a forbidden store costs reading without a connection, nothing else.
  await set(STORE, kept).catch(() => undefined);
}

/** Forgets everything that was kept, at once: the next one at this device is somebody else. */
export async function forgetReadings(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  await del(STORE).catch(() => undefined);
}

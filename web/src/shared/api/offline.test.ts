import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetReadings, keepReadings } from './offline';
import { ApiProblem, NO_CONNECTION } from './problem';

const store = new Map<string, unknown>();
vi.mock('idb-keyval', () => ({
  get: (key: string) => Promise.resolve(store.get(key)),
  set: (key: string, value: unknown) => {
    store.set(key, structuredClone(value));
    return Promise.resolve();
  },
  del: (key: string) => {
    store.delete(key);
    return Promise.resolve();
  },
}));

beforeEach(() => {
  store.clear();
  vi.useFakeTimers();
});

async function readAndWait(client: QueryClient, key: readonly unknown[], value: unknown) {
  client.setQueryData(key, value);
  await vi.advanceTimersByTimeAsync(2_000);
}

describe('what is read', () => {
  it.each([
    { status: 0, code: NO_CONNECTION, there: true },
    { status: 404, code: 'TRIP_NOT_FOUND', there: false },
  ])('is there: $there, after it could not be read again: $code', async ({ there, ...failure }) => {
    const before = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    await keepReadings(before);
    await readAndWait(before, ['trip', 't1'], { tripName: 'Seoul' });
    const refused = () => Promise.reject(new ApiProblem(failure));
    await before.fetchQuery({ queryKey: ['trip', 't1'], queryFn: refused }).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(2_000);
    const after = new QueryClient();
    await keepReadings(after);
    expect(after.getQueryState(['trip', 't1'])?.status).toBe(there ? 'success' : undefined);
    expect(after.getQueryState(['trip', 't1'])?.isInvalidated).toBe(there ? true : undefined);
  });

  it('is there again after a reload', async () => {
    const before = new QueryClient();
    await keepReadings(before);
    await readAndWait(before, ['trip', 'one', 'itinerary'], { days: [1] });
    const after = new QueryClient();
    await keepReadings(after);
    expect(after.getQueryData(['trip', 'one', 'itinerary'])).toEqual({ days: [1] });
  });

  it('is not kept where nobody needs it on the way', async () => {
    const before = new QueryClient();
    await keepReadings(before);
    await readAndWait(before, ['admin', 'users'], ['somebody']);
    const after = new QueryClient();
    await keepReadings(after);
    expect(after.getQueryData(['admin', 'users'])).toBeUndefined();
  });

  it('is forgotten at once when somebody logs out', async () => {
    const before = new QueryClient();
    await keepReadings(before);
    before.setQueryData(['profile'], { name: 'Mina' });
    await forgetReadings();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(store.size).toBe(0);
  });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerOf, api } from './client';
import { ApiProblem, NO_CONNECTION } from './problem';

vi.mock('./connection', () => ({ checkConnection: () => Promise.resolve() }));

const asked: Request[] = [];
let answers: ((request: Request) => Response)[] = [];

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

const expired = () => json(401, { code: 'TOKEN_EXPIRED', title: 'The session has ended', errors: [], traceId: 't1' });

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', (input: Request | string, init?: RequestInit) => {
    const request = typeof input === 'string' ? new Request(new URL(input, window.location.origin), init) : input;
    asked.push(request);
    const answer = answers.shift();
    return answer ? Promise.resolve(answer(request)) : Promise.reject(new TypeError('no network'));
  });
});
afterEach(() => vi.unstubAllGlobals());

const paths = () => asked.map((request) => new URL(request.url).pathname);

it('renews a session that ran out once and asks again', async () => {
  answers = [expired, () => json(200, {}), () => json(200, { travelling: [], planning: [], memories: [] })];
  const summary = await answerOf(api.GET('/api/v1/trips/summary'));
  expect(summary.planning).toEqual([]);
  expect(paths()).toEqual(['/api/v1/trips/summary', '/api/v1/users/token/refresh', '/api/v1/trips/summary']);
});

it('gives up when the session cannot be renewed', async () => {
  answers = [expired, () => json(400, {})];
  const reason = await answerOf(api.GET('/api/v1/trips/summary')).catch((caught: unknown) => caught);
  expect(reason).toBeInstanceOf(ApiProblem);
  expect(reason).toMatchObject({ status: 401, code: 'TOKEN_EXPIRED', reference: 't1' });
});

it('does not take a wrong password for a session that ran out', async () => {
  answers = [() => json(401, { code: 'INVALID_CREDENTIALS', title: 'No', errors: [], traceId: 't2' })];
  const body = { username: 'mina2026', password: 'x' };
  await expect(answerOf(api.POST('/api/v1/users/login', { body }))).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS' });
  expect(asked).toHaveLength(1);
});

it('gives every POST a key of its own and says the language', async () => {
  answers = [() => json(201, {}), () => json(201, {})];
  await answerOf(api.POST('/api/v1/trips', { body: { tripName: 'Seoul' } }));
  await answerOf(api.POST('/api/v1/trips', { body: { tripName: 'Seoul' } }));
  const sent = asked.map((request) => request.headers.get('idempotency-key'));
  expect(new Set(sent).size).toBe(2);
  expect(asked[0]?.headers.get('accept-language')).toBe('en');
});

it('tells a missing network from a refusal', async () => {
  answers = [];
  await expect(answerOf(api.GET('/api/v1/users/me'))).rejects.toMatchObject({ status: 0, code: NO_CONNECTION });
});

it('says when it is worth to try again', async () => {
  answers = [() => json(423, { code: 'ACCOUNT_LOCKED', title: 'Locked', errors: [] }, { 'retry-after': '1800' })];
  const body = { username: 'mina2026', password: 'x' };
  await expect(answerOf(api.POST('/api/v1/users/login', { body }))).rejects.toMatchObject({ retryAfterSeconds: 1800 });
});

/** The one way to the server: typed calls with the session's cookies, failures as `ApiProblem`. */
import createClient from 'openapi-fetch';
import { currentLanguage } from '@/shared/i18n/i18n';
import { checkConnection } from './connection';
import { ApiProblem, NO_CONNECTION, readProblem, TIMED_OUT } from './problem';
import type { paths } from './schema';

const TIME_OUT_MILLISECONDS = 30_000;
const REFRESH = '/api/v1/users/token/refresh';
/** What is asked for without a session: a 401 is its answer there, not a session that ran out. */
const WITHOUT_SESSION = ['/api/v1/users/login', '/api/v1/users/register', '/api/v1/users/password/', REFRESH];

/** What asking for a further session came to: a network or a server that is away does not end one. */
type Renewal = 'renewed' | 'ended' | 'unknown';

let refreshing: Promise<Renewal> | undefined;
const enders = new Set<() => void>();

/** Hears that the session is over and cannot be renewed: it ran out, or was ended from elsewhere. */
export function onSessionEnd(listener: () => void) {
  enders.add(listener);
  return () => {
    enders.delete(listener);
  };
}

/** Renews the session from its cookie; those who ask meanwhile wait for the same answer. */
function refreshSession(): Promise<Renewal> {
  refreshing ??= fetch(REFRESH, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
    .then(({ ok, status }): Renewal => (ok ? 'renewed' : status === 400 || status === 401 ? 'ended' : 'unknown'))
    .catch((): Renewal => 'unknown')
    .finally(() => {
      refreshing = undefined;
    });
  return refreshing;
}

/** Ends a request that takes too long; a stream of events may take as long as it likes. */
function withTimeOut(request: Request): AbortSignal {
  if (request.headers.get('accept') === 'text/event-stream') return request.signal;
  return AbortSignal.any([request.signal, AbortSignal.timeout(TIME_OUT_MILLISECONDS)]);
}

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: withTimeOut(request) });
  } catch (reason) {
    if (request.signal.aborted) throw reason;
    const late = reason instanceof DOMException && reason.name === 'TimeoutError';
    void checkConnection();
    throw new ApiProblem({ status: 0, code: late ? TIMED_OUT : NO_CONNECTION });
  }
}

/** Whether a 401 says that a password or code was wrong, not that the session ran out: sent again, it would count as a
 *  second failure. */
async function isAboutProof(answer: Response): Promise<boolean> {
  const body: unknown = await answer.clone().json().catch(() => undefined);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return code === 'INVALID_CREDENTIALS' || code === 'TOTP_INVALID' || code === 'TOTP_REQUIRED';
}

/** Sends a request; when the session ran out, renews it once and sends the request again. */
export async function fetchWithSession(request: Request): Promise<Response> {
  request.headers.set('accept-language', currentLanguage());
  if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
    request.headers.set('idempotency-key', crypto.randomUUID());
  }
  const again = request.clone();
  const answer = await send(request);
  const path = new URL(request.url).pathname;
  if (answer.status !== 401 || WITHOUT_SESSION.some((start) => path.startsWith(start))) return answer;
  if (await isAboutProof(answer)) return answer;
  switch (await refreshSession()) {
    case 'renewed':
      return send(again);
    case 'ended':
      enders.forEach((listener) => listener());
      return answer;
    case 'unknown':
      void checkConnection();
      throw new ApiProblem({ status: 0, code: NO_CONNECTION });
  }
}

/** The endpoints with their types, as docs/openapi.json has them. Wrap a call in `answerOf`. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  fetch: fetchWithSession,
});

type Result<Body> = { data?: Body; error?: unknown; response: Response };

/** The body of an answer; throws an `ApiProblem` when it is a failure. */
export async function answerOf<Body>(call: Promise<Result<Body>>): Promise<NonNullable<Body>> {
  return (await taggedAnswerOf(call)).body;
}

/** The body of an answer together with its `ETag`, for what can be edited. */
export async function taggedAnswerOf<Body>(
  call: Promise<Result<Body>>,
): Promise<{ body: NonNullable<Body>; tag: string | undefined }> {
  const { data, error, response } = await call;
  if (!response.ok) throw readProblem(error, response);
  return { body: data as NonNullable<Body>, tag: response.headers.get('etag') ?? undefined };
}

/** The header that lets a change pass only while nobody else was first. */
export function ifMatch(tag: string | undefined): Record<string, string> {
  return tag === undefined ? {} : { 'If-Match': tag };
}

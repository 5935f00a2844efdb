/** Calls of endpoints that the document of the interface does not have yet; their types stand in `pending.ts` of the
 *  feature that needs them, and go with it once the document has them. */
import { fetchWithSession } from './client';
import { readProblem } from './problem';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The answer of a call, its body unread; throws an `ApiProblem` when it is a failure. */
export async function callUndocumented(method: Method, path: string, body?: object): Promise<Response> {
  const form = body instanceof FormData;
  const answer = await fetchWithSession(
    new Request(new URL(`/api/v1${path}`, window.location.origin), {
      method,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      ...(body === undefined || form ? {} : { headers: { 'content-type': 'application/json' } }),
    }),
  );
  if (answer.ok) return answer;
  const problem: unknown = await answer.json().catch(() => undefined);
  throw readProblem(problem, answer);
}

/** The same, with its body read as JSON. */
export async function readUndocumented<Body>(method: Method, path: string, body?: object): Promise<Body> {
  return (await callUndocumented(method, path, body)).json() as Promise<Body>;
}

import type { components } from './schema';

/** A schema of the HTTP interface by its name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

type ProblemBody = Schema<'Problem'>;

/** Codes of failures that never reached the server. */
export const NO_CONNECTION = 'NO_CONNECTION';
export const TIMED_OUT = 'TIMED_OUT';
const UNREADABLE = 'UNREADABLE_ANSWER';

/** A failure of a request: what the server answered (RFC 9457), or that it could not be reached. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Stable: docs/errors.md explains each; for our own failures one of the constants above. */
  readonly code: string;
  readonly detail: string | undefined;
  /** The refused fields. */
  readonly fields: Schema<'FieldProblem'>[];
  /** Names the request in the server's log. */
  readonly reference: string | undefined;
  /** After how many seconds it is worth to try again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(body: Partial<ProblemBody> & { status: number; code: string }, retryAfterSeconds?: number) {
    super(body.title ?? body.code);
    this.name = 'ApiProblem';
    this.status = body.status;
    this.code = body.code;
    this.detail = body.detail ?? undefined;
    this.fields = body.errors ?? [];
    this.reference = body.traceId;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The sentences for the fields of a form, by name. */
  byField(): Record<string, string> {
    return Object.fromEntries(this.fields.map(({ field, message }) => [field, message]));
  }
}

/** Whether `reason` is a failure with this code. */
export function isProblem(reason: unknown, code?: string): reason is ApiProblem {
  return reason instanceof ApiProblem && (code === undefined || reason.code === code);
}

/** Whether nobody is logged in, or no longer. */
export function isUnauthenticated(reason: unknown): boolean {
  return reason instanceof ApiProblem && reason.status === 401;
}

/** The failure that an answer tells of. */
export function readProblem(body: unknown, response: Response): ApiProblem {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const wait = Number.isFinite(seconds) ? seconds : undefined;
  const known = typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
  if (known) return new ApiProblem({ ...(body as ProblemBody), status: response.status }, wait);
  return new ApiProblem({ status: response.status, code: UNREADABLE }, wait);
}

/** Follows what the server tells while it works. `EventSource` would do most of it, but cannot renew a session that ran
 *  out nor go on after the last event that was seen once it has given up; so the stream is read by hand. */
import { fetchWithSession } from './client';

/** One event of a stream. */
export interface ServerEvent {
  id: string | undefined;
  name: string;
  body: string;
}

interface Following {
  url: string;
  onEvent: (event: ServerEvent) => void;
  /** Asks for the present state when the stream fails again and again; true when there is nothing more to wait for. */
  poll: () => Promise<boolean>;
  signal: AbortSignal;
}

const FAILURES_BEFORE_POLLING = 3;
const POLL_MILLISECONDS = 2_000;

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The event that a block of lines is, if it carries anything. */
export function readEvent(block: string): ServerEvent | undefined {
  const event: ServerEvent = { id: undefined, name: 'message', body: '' };
  const lines: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const value = line.slice(colon + 1).replace(/^ /, '');
    const field = line.slice(0, colon);
    if (field === 'data') lines.push(value);
    if (field === 'event') event.name = value;
    if (field === 'id') event.id = value;
  }
  event.body = lines.join('\n');
  return lines.length > 0 ? event : undefined;
}

/** Reads one connection to its end; gives whether the server said that nothing more will come. */
async function readStream(following: Following, lastId: string | undefined, seen: (event: ServerEvent) => void) {
  const headers = new Headers({ accept: 'text/event-stream' });
  if (lastId !== undefined) headers.set('last-event-id', lastId);
  const answer = await fetchWithSession(new Request(new URL(following.url, window.location.origin), { headers, signal: following.signal }));
  if (answer.status === 204) return true;
  if (!answer.ok || !answer.body) throw new Error(`The events answered ${answer.status}.`);
  let rest = '';
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const event of blocks.map(readEvent)) if (event) seen(event);
  }
}

/** Follows a stream until the server ends it (204) or `signal` does; after repeated failures asks now and then instead. */
export async function followEvents(following: Following): Promise<void> {
  let lastId: string | undefined;
  let failures = 0;
  const seen = (event: ServerEvent) => {
    failures = 0;
    lastId = event.id ?? lastId;
    following.onEvent(event);
  };
  while (!following.signal.aborted && failures < FAILURES_BEFORE_POLLING) {
    try {
      if (await readStream(following, lastId, seen)) return;
    } catch {
      failures += 1;
    }
    await rest(500 * (failures + 1), following.signal);
  }
  while (!following.signal.aborted) {
    const finished = await following.poll().catch(() => false);
    if (finished) return;
    await rest(POLL_MILLISECONDS, following.signal);
  }
}

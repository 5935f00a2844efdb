import { afterEach, expect, it, vi } from 'vitest';
import { followEvents, readEvent, type ServerEvent } from './events';

afterEach(() => vi.unstubAllGlobals());

function stream(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'text/event-stream' } });
}

it('reads a block with its id, its name and all its lines', () => {
  expect(readEvent('id: 7\nevent: day\ndata: one\ndata: two')).toEqual({ id: '7', name: 'day', body: 'one\ntwo' });
  expect(readEvent(': still here')).toBeUndefined();
});

it('goes on after the last event that it saw, until the server says that nothing more will come', async () => {
  vi.useFakeTimers();
  const asked: (string | null)[] = [];
  const answers = [stream('id: 1\ndata: a\n\nid: 2\ndata: b\n\n'), new Response(null, { status: 204 })];
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request.headers.get('last-event-id'));
    return Promise.resolve(answers.shift());
  });
  const events: ServerEvent[] = [];
  const followed = followEvents({
    url: '/events',
    onEvent: (event) => events.push(event),
    poll: () => Promise.resolve(true),
    signal: new AbortController().signal,
  });
  await vi.advanceTimersByTimeAsync(2_000);
  await followed;
  vi.useRealTimers();
  expect(events.map((event) => event.body)).toEqual(['a', 'b']);
  expect(asked).toEqual([null, '2']);
});

it('asks now and then when the stream cannot be had', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  const poll = vi.fn().mockResolvedValueOnce(false).mockResolvedValueOnce(true);
  const followed = followEvents({ url: '/events', onEvent: vi.fn(), poll, signal: new AbortController().signal });
  await vi.advanceTimersByTimeAsync(20_000);
  await followed;
  vi.useRealTimers();
  expect(poll).toHaveBeenCalledTimes(2);
});

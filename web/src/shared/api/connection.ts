/** Whether the server can be reached. The device knows only its own network; that the server is away shows when a
 *  request does not get through, and is asked again until it answers. */
import { onlineManager } from '@tanstack/react-query';

const PING = '/healthz';
const PING_MILLISECONDS = 3_000;
const PING_TIME_OUT_MILLISECONDS = 5_000;

let reached = true;
let asking = false;
const listeners = new Set<() => void>();

/** Whether there is a connection, as far as is known. */
export function isConnected(): boolean {
  return reached && navigator.onLine;
}

/** Hears of each change. */
export function subscribeConnection(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function tell() {
  onlineManager.setOnline(isConnected());
  listeners.forEach((listener) => listener());
}

/** Asks once whether the server is there. An error of a proxy says that the proxy is, not the server. */
export function ping(): Promise<boolean> {
  return fetch(PING, { cache: 'no-store', signal: AbortSignal.timeout(PING_TIME_OUT_MILLISECONDS) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Asks whether the server is there, and while it is not, again and again. */
export async function checkConnection(): Promise<void> {
  if (asking) return;
  asking = true;
  for (;;) {
    const there = await ping();
    if (there !== reached) {
      reached = there;
      tell();
    }
    if (there || !navigator.onLine) break;
    await new Promise((goOn) => setTimeout(goOn, PING_MILLISECONDS));
  }
  asking = false;
}

/** Follows the network of the device, and looks at once whether the server is there. */
export function watchConnection() {
  window.addEventListener('online', () => {
    tell();
    void checkConnection();
  });
  window.addEventListener('offline', tell);
  // What is paused without a connection goes on when there is one again.
  onlineManager.setEventListener(() => () => undefined);
  onlineManager.setOnline(isConnected());
  void checkConnection();
}

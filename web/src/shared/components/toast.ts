/** Short messages at the rim of the screen. `toast(...)` shows one from anywhere; `Toasts` stands once in the app. */

interface ToastWords {
  text: string;
  tone?: 'plain' | 'success' | 'danger' | undefined;
  /** What it is about: a newer message about the same takes the place of the older one. */
  topic?: string | undefined;
  /** One thing to do about it, such as undoing. */
  action?: { label: string; onSelect: () => void } | undefined;
}

export interface ShownToast extends ToastWords {
  id: number;
}

let shown: readonly ShownToast[] = [];
let counter = 0;
const listeners = new Set<() => void>();

function change(next: readonly ShownToast[]) {
  shown = next;
  listeners.forEach((listener) => listener());
}

/** Follows what is shown. */
export function subscribeToasts(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is shown now, the newest last. */
export function shownToasts(): readonly ShownToast[] {
  return shown;
}

/** Takes a message away. */
export function dismissToast(id: number) {
  change(shown.filter((other) => other.id !== id));
}

/** Shows a message for a few seconds, longer when there is something to do about it; at most three at a time. A failure
 *  that something can be done about stays until it is decided: what somebody did would go with it. */
export function toast(words: ToastWords) {
  counter += 1;
  const id = counter;
  const others = shown.filter(({ topic }) => topic === undefined || topic !== words.topic);
  change([...others.slice(-2), { ...words, id }]);
  if (words.tone === 'danger' && words.action) return;
  setTimeout(() => dismissToast(id), words.action ? 10_000 : 5_000);
}

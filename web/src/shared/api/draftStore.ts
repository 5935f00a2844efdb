/** What was entered and is not on the server yet, kept on this device. It outlives a session that ends by itself, but not
 *  a log-out, and nobody else's log-in. */
const PREFIX = 'tripgen.draft.';
const OWNER = 'tripgen.draftsOf';

/** What was kept under a name. */
export function readDraft<Value>(name: string): Value | undefined {
  const text = localStorage.getItem(PREFIX + name);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    localStorage.removeItem(PREFIX + name);
    return undefined;
  }
}

/** Keeps a value; a full or forbidden store costs only the safety net. */
export function keepDraft(name: string, value: unknown) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    return;
  }
}

/** Forgets what is on the server now. */
export function dropDraft(name: string) {
  localStorage.removeItem(PREFIX + name);
}

/** Forgets all drafts. */
export function forgetDrafts() {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

/** Says who is logged in now; what somebody else left behind is none of their business. */
export function keepDraftsOf(userId: string) {
  const before = localStorage.getItem(OWNER);
  if (before === userId) return;
  if (before !== null) forgetDrafts();
  localStorage.setItem(OWNER, userId);
}

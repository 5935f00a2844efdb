/** What was entered and is not on the server yet, kept on this device. `useLogOut` takes it all away. */
const PREFIX = 'tripgen.draft.';

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

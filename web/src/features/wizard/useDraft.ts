import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem } from '@/shared/api/problem';
import { dropDraft, keepDraft, readDraft } from '@/shared/api/draftStore';

const REST_MILLISECONDS = 3_000;

/** Where what was entered is: on the server, here and on its way, here only, or refused. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'here' | 'refused';

interface Draft<Value> {
  value: Value;
  change: (next: Value | ((before: Value) => Value)) => void;
  state: SaveState;
  /** Why the server did not take it. */
  reason: unknown;
  /** Sends at once what was not sent yet; whether all is on the server now. */
  flush: () => Promise<boolean>;
}

interface DraftOf<Value> {
  /** Names the draft on this device. */
  name: string;
  initial: Value;
  /** Whether it may be sent as it is. */
  good: (value: Value) => boolean;
  save: (value: Value) => Promise<void>;
}

/** Something entered bit by bit: kept on this device at once, on the server once nobody has typed for three seconds. */
export function useDraft<Value>({ name, initial, good, save }: DraftOf<Value>): Draft<Value> {
  const [value, setValue] = useState<Value>(() => readDraft<Value>(name) ?? initial);
  const [state, setState] = useState<SaveState>(() => (readDraft<Value>(name) === undefined ? 'saved' : 'waiting'));
  const [reason, setReason] = useState<unknown>(undefined);
  const now = useRef({ value, save, good, pending: state !== 'saved' });
  const running = useRef<Promise<boolean>>(Promise.resolve(true));
  useEffect(() => {
    now.current.save = save;
    now.current.good = good;
  });

  const send = useCallback(async (): Promise<boolean> => {
    const { current } = now;
    if (!current.pending) return true;
    if (!current.good(current.value)) {
      setState('here');
      return false;
    }
    const sent = current.value;
    setState('saving');
    try {
      await current.save(sent);
    } catch (failure) {
      setReason(failure);
      setState(isProblem(failure) && failure.status >= 400 && failure.status < 500 ? 'refused' : 'here');
      return false;
    }
    setReason(undefined);
    if (current.value !== sent) {
      setState('waiting');
      return false;
    }
    current.pending = false;
    dropDraft(name);
    setState('saved');
    return true;
  }, [name]);

  /** One after the other: two changes of the same thing must not pass each other on the way. */
  const flush = useCallback(async () => {
    running.current = running.current.then(send, send);
    const all = await running.current;
    return all || !now.current.pending;
  }, [send]);

  useEffect(() => {
    if (state !== 'waiting') return;
    const timer = setTimeout(() => void flush(), REST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value, state, flush]);

  useEffect(() => {
    const back = () => void flush();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, [flush]);

  const change = useCallback(
    (next: Value | ((before: Value) => Value)) => {
      const value = typeof next === 'function' ? (next as (before: Value) => Value)(now.current.value) : next;
      now.current.value = value;
      now.current.pending = true;
      keepDraft(name, value);
      setValue(value);
      setState('waiting');
    },
    [name],
  );

  return { value, change, state, reason, flush };
}

import { useState } from 'react';
import { dropDraft, keepDraft, readDraft } from '@/shared/api/draftStore';

/** A state that outlives the sheet that it was typed in, and a session that ends meanwhile; the third one forgets it, once it
 *  was sent. */
export function useKept<Value>(name: string, initial: Value): [Value, (next: Value) => void, () => void] {
  const [value, setValue] = useState<Value>(() => readDraft<Value>(name) ?? initial);
  const change = (next: Value) => {
    setValue(next);
    keepDraft(name, next);
  };
  return [value, change, () => dropDraft(name)];
}

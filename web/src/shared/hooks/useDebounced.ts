import { useEffect, useState } from 'react';

/** `value` once it has rested for `restMilliseconds`: for searches and checks while somebody types. */
export function useDebounced<Value>(value: Value, restMilliseconds = 300): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMilliseconds);
    return () => clearTimeout(timer);
  }, [value, restMilliseconds]);
  return rested;
}

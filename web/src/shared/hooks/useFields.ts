import { useCallback, useState } from 'react';

/** What is wrong with a field, as a sentence; absent where nothing is. */
type Errors<Values> = Partial<Record<keyof Values, string>>;

interface Fields<Values> {
  values: Values;
  /** What is shown as wrong: only of fields that were left, or all after `checkAll`. */
  errors: Errors<Values>;
  set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** Somebody left a field: from now on it is checked. */
  leave: (name: keyof Values) => void;
  /** Checks all fields and shows what is wrong; gives the name of the first wrong one. */
  checkAll: () => keyof Values | undefined;
  /** Shows what the server refused, until the field changes. */
  refuse: (errors: Errors<Values>) => void;
}

/** The fields of a form: checked when they are left, and at once while they are being put right. */
export function useFields<Values extends object>(
  initial: Values,
  check: (values: Values) => Errors<Values>,
): Fields<Values> {
  const [values, setValues] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<keyof Values>>(new Set());
  const [refused, setRefused] = useState<Errors<Values>>({});
  const found = check(values);

  const set = useCallback(<Name extends keyof Values>(name: Name, value: Values[Name]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setRefused((before) => ({ ...before, [name]: undefined }));
  }, []);
  const leave = useCallback((name: keyof Values) => setLeft((before) => new Set(before).add(name)), []);
  const checkAll = () => {
    const wrong = (Object.keys(values) as (keyof Values)[]).filter((name) => found[name] !== undefined);
    setLeft(new Set(Object.keys(values) as (keyof Values)[]));
    return wrong[0];
  };

  const errors: Errors<Values> = {};
  for (const name of Object.keys(values) as (keyof Values)[]) {
    const message = refused[name] ?? (left.has(name) ? found[name] : undefined);
    if (message !== undefined) errors[name] = message;
  }
  return { values, errors, set, leave, checkAll, refuse: setRefused };
}

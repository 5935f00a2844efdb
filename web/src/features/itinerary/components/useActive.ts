import { useContext, useMemo, useSyncExternalStore } from 'react';
import { ActiveStopContext } from '../screen';

/** The stop that is pointed at, as it changes. */
export function useActiveStop(): string | undefined {
  const active = useContext(ActiveStopContext);
  return useSyncExternalStore(active.subscribe, active.get);
}

/** Ties a card to its pin: pointer or focus on one marks the other. */
export function useActive(stopId: string) {
  const active = useContext(ActiveStopContext);
  const isActive = useSyncExternalStore(active.subscribe, () => active.get() === stopId);
  const handlers = useMemo(() => {
    const enter = () => active.set(stopId);
    const leave = () => active.set(undefined);
    return { onMouseEnter: enter, onMouseLeave: leave, onFocus: enter, onBlur: leave };
  }, [active, stopId]);
  return { isActive, handlers };
}

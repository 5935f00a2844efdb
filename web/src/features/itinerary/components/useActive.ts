import { useContext } from 'react';
import { ActiveStopContext } from '../screen';

/** Ties a card to its pin: pointer or focus on one marks the other. */
export function useActive(stopId: string) {
  const { id, set } = useContext(ActiveStopContext);
  return {
    isActive: id === stopId,
    handlers: {
      onMouseEnter: () => set(stopId),
      onMouseLeave: () => set(undefined),
      onFocus: () => set(stopId),
      onBlur: () => set(undefined),
    },
  };
}

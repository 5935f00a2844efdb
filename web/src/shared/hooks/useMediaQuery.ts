import { useCallback, useSyncExternalStore } from 'react';

/** Where the layouts change, in CSS pixels: below `tablet` is a phone. The same numbers stand in the style sheets. */
const BREAKPOINTS = { tablet: 720, desktop: 1080 } as const;

/** Whether a media query holds, followed as it changes. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** Which of the three layouts the window has room for. */
export function useLayout(): 'phone' | 'tablet' | 'desktop' {
  const tablet = useMediaQuery(`(min-width: ${BREAKPOINTS.tablet}px)`);
  const desktop = useMediaQuery(`(min-width: ${BREAKPOINTS.desktop}px)`);
  if (desktop) return 'desktop';
  return tablet ? 'tablet' : 'phone';
}

import { useEffect, useRef } from 'react';

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex]';

/** Lets the keyboard scroll what is longer than its box and holds nothing that takes the focus. Not every browser does
 *  so by itself. */
export function useReachable<Box extends HTMLElement>() {
  const ref = useRef<Box>(null);
  useEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const look = () => {
      const wanted = box.scrollHeight > box.clientHeight + 1 && box.querySelector(FOCUSABLE) === null;
      if (wanted) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    };
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(box);
    const contents = new MutationObserver(look);
    contents.observe(box, { childList: true, subtree: true });
    return () => {
      sizes.disconnect();
      contents.disconnect();
    };
  }, []);
  return ref;
}

import { useEffect, useLayoutEffect, useRef, type MouseEvent, type SyntheticEvent } from 'react';

/** Opens and closes a native dialog as `open` says. The browser keeps the focus inside, and gives it back after. */
export function useModal(open: boolean, onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  // One that is taken away while it is open is closed first: else the focus would be lost with it.
  useLayoutEffect(() => {
    const element = dialog.current;
    return () => element?.close();
  }, []);
  return {
    ref: dialog,
    /** Escape, or the back gesture: the owner decides whether it closes. */
    onCancel: (event: SyntheticEvent) => {
      if (event.target !== dialog.current) return;
      event.preventDefault();
      onClose();
    },
    /** A click on the backdrop hits the dialog itself, one inside hits what it holds. */
    onClick: (event: MouseEvent) => {
      if (event.target === dialog.current) onClose();
    },
  };
}

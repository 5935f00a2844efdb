import type { ReactNode } from 'react';
import { useReachable } from './useReachable';

/** Holds what may be longer than the screen, and can be scrolled by keyboard. */
export function ScrollBox({ className, children }: { className: string | undefined; children: ReactNode }) {
  return (
    <div ref={useReachable<HTMLDivElement>()} className={className}>
      {children}
    </div>
  );
}

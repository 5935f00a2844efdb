/** What the parts of the screen share, so that it need not be handed through each of them. */
import { createContext, useContext } from 'react';
import type { Schema } from '@/shared/api/problem';
import type { Along } from './api/edits';
import type { Intent } from './edit';
import type { Day, Itinerary } from './types';

/** What stands in the sheet, when it is open. */
export type Panel =
  | { kind: 'stop' | 'times' | 'alternatives' | 'move'; stopId: string }
  | { kind: 'leg'; day: number; order: number }
  | { kind: 'why'; placeId: string }
  | { kind: 'add'; day: number; replace?: string }
  | { kind: 'rain'; day: number }
  | { kind: 'regenerate'; day?: number; dailyStart?: string }
  | { kind: 'proof' | 'findings' | 'tray' | 'history' | 'export' | 'share' | 'companions' | 'feedback' };

interface Screen {
  tripId: string;
  trip: Schema<'Trip'> | undefined;
  itinerary: Itinerary;
  /** The day on show. */
  day: Day;
  showDay: (day: number) => void;
  /** Whether the reader may change the itinerary. */
  mayEdit: boolean;
  /** Whether it can be changed now: without a connection it is only read. */
  canEdit: boolean;
  edit: (intent: Intent, along?: Along) => void;
  undo: () => void;
  open: (panel: Panel) => void;
  close: () => void;
  /** Shows the day of a stop, and brings its card into view. */
  showStop: (stopId: string) => void;
}

export const ScreenContext = createContext<Screen | undefined>(undefined);

export function useScreen(): Screen {
  const screen = useContext(ScreenContext);
  if (!screen) throw new Error('This part stands outside of an itinerary.');
  return screen;
}

/** The stop that the pointer or the focus is on, in the list or on the map. A store of its own: a card that is pointed at
 *  draws itself again, the others do not. */
export class ActiveStop {
  private now: string | undefined;
  private readonly listeners = new Set<() => void>();
  private held = false;

  readonly get = () => this.now;

  readonly set = (stopId: string | undefined) => {
    if (this.held || this.now === stopId) return;
    this.now = stopId;
    this.listeners.forEach((listener) => listener());
  };

  /** While a stop is dragged, nothing else is pointed at. */
  readonly hold = (held: boolean) => {
    this.set(undefined);
    this.held = held;
  };

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

export const ActiveStopContext = createContext(new ActiveStop());

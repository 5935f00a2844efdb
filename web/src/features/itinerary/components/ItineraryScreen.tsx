import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Schema } from '@/shared/api/problem';
import { useOnline } from '@/shared/hooks/useOnline';
import { useEdit, useUndo } from '../api/edits';
import { ActiveStop, ActiveStopContext, ScreenContext, type Panel } from '../screen';
import type { Itinerary } from '../types';
import { DragArea } from './DragArea';
import { Panels } from './Panels';
import { ScreenLayout } from './ScreenLayout';

const route = getRouteApi('/shell/trips/$tripId');

interface ItineraryScreenProps {
  tripId: string;
  trip: Schema<'Trip'> | undefined;
  itinerary: Itinerary;
}

/** Holds what the parts of the screen share: the day on show, the open sheet, the changes. */
export function ItineraryScreen({ tripId, trip, itinerary }: ItineraryScreenProps) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { edit } = useEdit(tripId);
  const { mutate: undo } = useUndo(tripId);
  const { panel, open, close } = usePanel();
  const [active] = useState(() => new ActiveStop());
  const day = itinerary.days.find((other) => other.day === search.day) ?? itinerary.days[0];

  const showDay = useCallback(
    (next: number) => void navigate({ search: { day: next }, replace: true, resetScroll: false }),
    [navigate],
  );
  const showStop = useCallback(
    (stopId: string) => {
      const home = itinerary.days.find((other) =>
        [...other.stops, ...other.meals, ...other.rests, ...other.errands, ...other.anchors].some((one) => one.stopId === stopId),
      );
      if (home) showDay(home.day);
      active.set(stopId);
      requestAnimationFrame(() => {
        const card = document.querySelector(`[data-entry="${CSS.escape(stopId)}"]`);
        card?.scrollIntoView({ block: 'center' });
      });
    },
    [itinerary, showDay, active],
  );
  const online = useOnline();
  const mayEdit = trip !== undefined && trip.role !== 'viewer';
  const canEdit = mayEdit && online;
  const screen = useMemo(
    () => day && { tripId, trip, itinerary, day, showDay, mayEdit, canEdit, edit, undo: () => undo(), open, close, showStop },
    [tripId, trip, itinerary, day, showDay, mayEdit, canEdit, edit, undo, open, close, showStop],
  );
  if (!screen) return null;
  return (
    <ScreenContext value={screen}>
      <ActiveStopContext value={active}>
        <DragArea>
          <ScreenLayout />
        </DragArea>
        {panel && <Panels panel={panel} />}
      </ActiveStopContext>
    </ScreenContext>
  );
}

/** The open sheet. What opened it gets the focus back. */
function usePanel() {
  const [panel, setPanel] = useState<Panel>();
  const opener = useRef<Element>(null);
  const open = useCallback((next: Panel) => {
    const now = document.activeElement;
    if (!now?.closest('dialog')) opener.current = now;
    setPanel(next);
  }, []);
  const close = useCallback(() => {
    setPanel(undefined);
    requestAnimationFrame(() => {
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    });
  }, []);
  return { panel, open, close };
}

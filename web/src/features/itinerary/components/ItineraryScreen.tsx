import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Schema } from '@/shared/api/problem';
import { useLayout } from '@/shared/hooks/useMediaQuery';
import { useOnline } from '@/shared/hooks/useOnline';
import { useEdit, useUndo } from '../api/edits';
import { ActiveStop, ActiveStopContext, ScreenContext, type Panel } from '../screen';
import type { Itinerary } from '../types';
import { DragArea } from './DragArea';
import { Panels } from './Panels';
import { ScreenLayout } from './ScreenLayout';
import { TrayPanel } from './Tray';

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
  const { panel, beside, open, close, closeBeside } = usePanel(useLayout() === 'desktop');
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
          <ScreenLayout beside={beside && <TrayPanel onClose={closeBeside} />} />
        </DragArea>
        {panel && <Panels panel={panel} />}
      </ActiveStopContext>
    </ScreenContext>
  );
}

/** Gives the focus back to what opened a part that is closed now. */
function giveBack(opener: Element | null) {
  requestAnimationFrame(() => {
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  });
}

/** The open sheet; where there is room the tray is none, but stands beside the day. What opened it gets the focus back. */
function usePanel(roomy: boolean) {
  const [panel, setPanel] = useState<Panel>();
  const [tray, setTray] = useState(false);
  const opener = useRef<Element>(null);
  const trayOpener = useRef<Element>(null);
  const open = useCallback(
    (next: Panel) => {
      const now = document.activeElement;
      if (next.kind === 'tray' && roomy) {
        trayOpener.current = now;
        setTray((shown) => !shown);
        return;
      }
      if (!now?.closest('dialog')) opener.current = now;
      setPanel(next);
    },
    [roomy],
  );
  const close = useCallback(() => {
    setPanel(undefined);
    giveBack(opener.current);
  }, []);
  const closeBeside = useCallback(() => {
    setTray(false);
    giveBack(trayOpener.current);
  }, []);
  return { panel, beside: tray && roomy, open, close, closeBeside };
}

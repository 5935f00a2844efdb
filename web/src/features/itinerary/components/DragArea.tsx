import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
  type Active,
  type Announcements,
  type DragEndEvent,
  type DragOverEvent,
  type Over,
} from '@dnd-kit/core';
import { useContext, useEffect, useMemo, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/Icon';
import { useFormat } from '@/shared/format/useFormat';
import { nearestTarget, nextTarget } from '../dragging';
import { moveStop } from '../edit';
import { bestPosition, usePutIdea, type Idea } from '../ideas';
import { ActiveStopContext, useScreen } from '../screen';
import { dayColour, stopsOf } from '../timeline';
import type { Entry } from '../types';
import styles from './DragArea.module.css';

/** The page scrolls while something is held near its upper or lower rim, but not under the tabs: they would move away. */
const SCROLLING = { threshold: { x: 0, y: 0.15 } } as const;

/** So long a stop rests on a day until that day is shown. */
const SWITCH_MILLISECONDS = 600;

interface Target {
  day: number;
  /** The gap; absent on a day's tab. */
  position?: number | undefined;
}

function targetOf(over: Over | null): Target | undefined {
  return over?.data.current as Target | undefined;
}

/** What is dragged: a stop with its number, or an idea that has no day yet. */
type Held = { stop: Entry; number: number } | { idea: Idea };

function heldOf(active: Active): Held | undefined {
  return active.data.current as Held | undefined;
}

function nameOf(held: Held | undefined): string {
  if (!held) return '';
  return 'idea' in held ? held.idea.name : held.stop.name;
}

/** Lets stops be dragged within a day and onto other days, and ideas onto a day, by mouse, by a long press, or by keyboard. */
export function DragArea({ children }: { children: ReactNode }) {
  const { itinerary, day: shown, edit, showDay } = useScreen();
  const [held, setHeld] = useState<Held>();
  const [overTab, setOverTab] = useState(false);
  const putIdea = usePutIdea();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextTarget, scrollBehavior: 'auto' }),
  );
  const accessibility = useAccessibility(held);
  const active = useContext(ActiveStopContext);
  useEffect(() => () => clearTimeout(timer.current), []);

  const onOver = ({ over }: DragOverEvent) => {
    clearTimeout(timer.current);
    const target = targetOf(over);
    const onTab = target !== undefined && target.position === undefined;
    setOverTab(onTab);
    if (!onTab || target.day === shown.day) return;
    timer.current = setTimeout(() => showDay(target.day), SWITCH_MILLISECONDS);
  };
  const begin = (dragged: Active) => {
    active.hold(true);
    setHeld(heldOf(dragged));
  };
  const end = () => {
    clearTimeout(timer.current);
    active.hold(false);
    setHeld(undefined);
    setOverTab(false);
  };
  const onEnd = ({ over }: DragEndEvent) => {
    // Its card may be gone by now: another day is on show.
    const what = held;
    end();
    const target = targetOf(over);
    const day = itinerary.days.find((other) => other.day === target?.day);
    if (!target || !day || !what) return;
    if ('idea' in what) {
      putIdea(what.idea, target.day, target.position ?? bestPosition(what.idea, target.day));
      if (target.day !== shown.day) showDay(target.day);
      return;
    }
    const id = what.stop.stopId;
    const stops = stopsOf(day);
    const own = stops.findIndex(({ stopId }) => stopId === id);
    if (target.position === undefined && own >= 0) return;
    const gap = target.position ?? stops.length;
    edit(moveStop(id, target.day, own >= 0 && gap > own ? gap - 1 : gap));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearestTarget}
      accessibility={accessibility}
      autoScroll={overTab ? false : SCROLLING}
      onDragStart={({ active: dragged }) => begin(dragged)}
      onDragOver={onOver}
      onDragEnd={onEnd}
      onDragCancel={end}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {held && (
          <div className={styles.ghost} style={{ '--day': dayColour(shown.day) } as CSSProperties}>
            <span className={styles.number}>{'idea' in held ? <Icon name="idea" size={16} /> : held.number}</span>
            <span className={styles.name}>{'idea' in held ? held.idea.name : held.stop.name}</span>
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** What is said to those who do not see it. */
function useAccessibility(held: Held | undefined) {
  const { t } = useTranslation('itineraryEdit');
  const format = useFormat();
  const { itinerary } = useScreen();
  return useMemo(() => {
    const where = (over: Over | null) => {
      const target = targetOf(over);
      const day = itinerary.days.find((other) => other.day === target?.day);
      if (!target || !day) return t('drag.nowhere');
      const date = format.date(day.date);
      if (target.position === undefined) return t('drag.onDay', { day: day.day, date });
      const before = stopsOf(day)[target.position];
      return before
        ? t('drag.before', { name: before.name, day: day.day })
        : t('drag.last', { day: day.day });
    };
    const announcements: Announcements = {
      onDragStart: ({ active }) => t('drag.picked', { name: nameOf(heldOf(active)) }),
      onDragOver: ({ over }) => where(over),
      onDragEnd: ({ over }) => t('drag.dropped', { name: nameOf(held), where: where(over) }),
      onDragCancel: () => t('drag.cancelled', { name: nameOf(held) }),
    };
    return { announcements, screenReaderInstructions: { draggable: t('drag.how') } };
  }, [t, format, itinerary, held]);
}

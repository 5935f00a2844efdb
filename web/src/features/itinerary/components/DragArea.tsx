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
import { useFormat } from '@/shared/format/useFormat';
import { nearestTarget, nextTarget } from '../dragging';
import { moveStop } from '../edit';
import { ActiveStopContext, useScreen } from '../screen';
import { dayColour, stopsOf } from '../timeline';
import type { Entry } from '../types';
import styles from './DragArea.module.css';

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

function stopOf(active: Active): Entry | undefined {
  return (active.data.current as { stop?: Entry } | undefined)?.stop;
}

/** Lets stops be dragged within a day and onto other days, by mouse, by a long press, or by keyboard. */
export function DragArea({ children }: { children: ReactNode }) {
  const { itinerary, day: shown, edit, showDay } = useScreen();
  const [held, setHeld] = useState<{ stop: Entry; number: number }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextTarget, scrollBehavior: 'auto' }),
  );
  const accessibility = useAccessibility();
  const active = useContext(ActiveStopContext);
  useEffect(() => () => clearTimeout(timer.current), []);

  const onOver = ({ over }: DragOverEvent) => {
    clearTimeout(timer.current);
    const target = targetOf(over);
    if (!target || target.position !== undefined || target.day === shown.day) return;
    timer.current = setTimeout(() => showDay(target.day), SWITCH_MILLISECONDS);
  };
  const begin = (stop: Active) => {
    active.hold(true);
    setHeld(stop.data.current as { stop: Entry; number: number });
  };
  const end = () => {
    clearTimeout(timer.current);
    active.hold(false);
    setHeld(undefined);
  };
  const onEnd = ({ active: { id }, over }: DragEndEvent) => {
    end();
    const target = targetOf(over);
    if (!target) return;
    const day = itinerary.days.find((other) => other.day === target.day);
    if (!day) return;
    const stops = stopsOf(day);
    const own = stops.findIndex(({ stopId }) => stopId === id);
    if (target.position === undefined && own >= 0) return;
    const gap = target.position ?? stops.length;
    edit(moveStop(String(id), target.day, own >= 0 && gap > own ? gap - 1 : gap));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearestTarget}
      accessibility={accessibility}
      onDragStart={({ active: stop }) => begin(stop)}
      onDragOver={onOver}
      onDragEnd={onEnd}
      onDragCancel={end}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {held && (
          <div className={styles.ghost} style={{ '--day': dayColour(shown.day) } as CSSProperties}>
            <span className={styles.number}>{held.number}</span>
            <span className={styles.name}>{held.stop.name}</span>
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** What is said to those who do not see it. */
function useAccessibility() {
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
    const nameOf = (active: Active) => stopOf(active)?.name ?? '';
    const announcements: Announcements = {
      onDragStart: ({ active }) => t('drag.picked', { name: nameOf(active) }),
      onDragOver: ({ over }) => where(over),
      onDragEnd: ({ active, over }) => t('drag.dropped', { name: nameOf(active), where: where(over) }),
      onDragCancel: ({ active }) => t('drag.cancelled', { name: nameOf(active) }),
    };
    return { announcements, screenReaderInstructions: { draggable: t('drag.how') } };
  }, [t, format, itinerary]);
}

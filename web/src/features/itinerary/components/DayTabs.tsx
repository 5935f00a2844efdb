import { useDroppable } from '@dnd-kit/core';
import { useEffect, useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/shared/components/classes';
import { Icon } from '@/shared/components/Icon';
import { StatusLight } from '@/shared/components/StatusLight';
import { VisuallyHidden } from '@/shared/components/VisuallyHidden';
import { useFormat } from '@/shared/format/useFormat';
import { weatherIcon } from '../icons';
import { dayColour } from '../timeline';
import type { Day } from '../types';
import styles from './DayTabs.module.css';

interface DayTabsProps {
  days: readonly Day[];
  shown: number;
  onShow: (day: number) => void;
  /** Stands at the end of the bar. */
  children?: ReactNode;
}

/** The id of the panel that the tabs show. */
export const DAY_PANEL = 'day-panel';

export function tabId(day: number): string {
  return `day-tab-${day}`;
}

/** The days side by side; a stop can be dropped on one. */
export function DayTabs({ days, shown, onShow, children }: DayTabsProps) {
  const { t } = useTranslation('itinerary');
  const row = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const chosen = row.current?.querySelector<HTMLElement>('[aria-selected=true]');
    if (!row.current || !chosen) return;
    row.current.scrollTo({ left: chosen.offsetLeft - (row.current.clientWidth - chosen.offsetWidth) / 2 });
  }, [shown]);

  const move = (event: KeyboardEvent) => {
    const now = days.findIndex(({ day }) => day === shown);
    const targets: Record<string, number> = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: days.length - 1 };
    const target = targets[event.key];
    const next = target === undefined ? undefined : days[(target + days.length) % days.length];
    if (!next) return;
    event.preventDefault();
    onShow(next.day);
    document.getElementById(tabId(next.day))?.focus();
  };
  return (
    <div className={styles.bar}>
      <div ref={row} role="tablist" tabIndex={-1} aria-label={t('days')} className={styles.row} onKeyDown={move}>
        {days.map((day) => (
          <DayTab key={day.day} day={day} chosen={day.day === shown} onShow={onShow} />
        ))}
      </div>
      {children}
    </div>
  );
}

function DayTab({ day, chosen, onShow }: { day: Day; chosen: boolean; onShow: (day: number) => void }) {
  const { t } = useTranslation('itinerary');
  const format = useFormat();
  const city = day.segments.map(({ name }) => name).join(' → ');
  return (
    <TabFrame day={day.day} chosen={chosen} onShow={onShow}>
      <span className={styles.date}>
        <span className={styles.dot} />
        <VisuallyHidden>{t('day', { day: day.day })}, </VisuallyHidden>
        {format.date(day.date)}
        <StatusLight verdict={day.feasibility} size={14} />
      </span>{' '}
      <span className={styles.city}>
        {day.weather.kind !== 'unknown' && <Icon name={weatherIcon(day.weather)} size={14} />}
        {city}
      </span>
    </TabFrame>
  );
}

interface TabFrameProps {
  day: number;
  chosen: boolean;
  onShow: (day: number) => void;
  children: ReactNode;
}

/** The part of a tab that draws itself again while a stop is dragged. */
function TabFrame({ day, chosen, onShow, children }: TabFrameProps) {
  const { setNodeRef, isOver } = useDroppable({ id: tabId(day), data: { day } });
  return (
    <button
      ref={setNodeRef}
      type="button"
      role="tab"
      id={tabId(day)}
      aria-selected={chosen}
      aria-controls={DAY_PANEL}
      tabIndex={chosen ? 0 : -1}
      className={classes(styles.tab, chosen && styles.chosen, isOver && styles.over)}
      style={{ '--day': dayColour(day) } as CSSProperties}
      onClick={() => onShow(day)}
    >
      {children}
    </button>
  );
}

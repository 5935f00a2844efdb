import { useDroppable } from '@dnd-kit/core';
import { classes } from '@/shared/components/classes';
import styles from './DropGap.module.css';

export function gapId(day: number, position: number): string {
  return `gap-${day}-${position}`;
}

/** A place between two stops where a third can be dropped. */
export function DropGap({ day, position }: { day: number; position: number }) {
  const { setNodeRef, isOver } = useDroppable({ id: gapId(day, position), data: { day, position } });
  return <div ref={setNodeRef} className={classes(styles.gap, isOver && styles.over)} aria-hidden="true" />;
}

/** Where a dragged stop goes: the tab of a day under the pointer, else the gap between stops that is nearest. With the
 *  keyboard the arrows go from gap to gap, and from day to day. */
import type { Active, CollisionDetection, DroppableContainer, KeyboardCoordinateGetter } from '@dnd-kit/core';

interface Spot {
  x: number;
  y: number;
}

function isTab(container: DroppableContainer): boolean {
  return (container.data.current as { position?: number } | undefined)?.position === undefined;
}

/** Tabs stay where they are while the page moves below them: they are measured as they stand. */
function isUnder(container: DroppableContainer, { x, y }: Spot): boolean {
  const rect = container.node.current?.getBoundingClientRect();
  return rect !== undefined && x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
}

/** How far beside the day an idea may be let go, in CSS pixels: over the tray that it came from it stays there. */
const BESIDE = 24;

/** Whether what is dragged has no place in a day yet. */
function isIdea(active: Active): boolean {
  return active.data.current !== undefined && 'idea' in active.data.current;
}

/** Finds the target of a drag. */
export const nearestTarget: CollisionDetection = ({
  active,
  collisionRect,
  droppableContainers,
  droppableRects,
  pointerCoordinates,
}) => {
  const at = pointerCoordinates;
  let nearest: { id: DroppableContainer['id']; distance: number } | undefined;
  for (const container of droppableContainers) {
    const rect = droppableRects.get(container.id);
    if (!rect) continue;
    const tab = isTab(container);
    if (at && tab && isUnder(container, at)) return [{ id: container.id }];
    if (at && tab) continue;
    if (at && isIdea(active) && (at.x < rect.left - BESIDE || at.x > rect.right + BESIDE)) continue;
    const distance = at
      ? Math.abs(rect.top - at.y)
      : Math.hypot(rect.left - collisionRect.left, rect.top - collisionRect.top);
    if (!nearest || distance < nearest.distance) nearest = { id: container.id, distance };
  }
  return nearest ? [{ id: nearest.id }] : [];
};

const STEPS: Record<string, { by: 1 | -1; tabs: boolean }> = {
  ArrowDown: { by: 1, tabs: false },
  ArrowUp: { by: -1, tabs: false },
  ArrowRight: { by: 1, tabs: true },
  ArrowLeft: { by: -1, tabs: true },
};

/** Where an arrow key takes a stop that is held by the keyboard. */
export const nextTarget: KeyboardCoordinateGetter = (event, { context }) => {
  const step = STEPS[event.code];
  if (!step) return undefined;
  event.preventDefault();
  const { droppableContainers, droppableRects, over, collisionRect } = context;
  const targets = droppableContainers
    .getEnabled()
    .filter((container) => isTab(container) === step.tabs)
    .flatMap((container) => {
      const rect = droppableRects.get(container.id);
      return rect ? [{ id: container.id, rect }] : [];
    })
    .sort((one, other) => (step.tabs ? one.rect.left - other.rect.left : one.rect.top - other.rect.top));
  if (targets.length === 0) return undefined;
  const now = targets.findIndex(({ id }) => id === over?.id);
  const chosen = targets.findIndex(({ id }) => document.getElementById(String(id))?.ariaSelected === 'true');
  const from = now >= 0 ? now : step.tabs ? chosen : step.by > 0 ? -1 : targets.length;
  const target = targets[Math.min(Math.max(from + step.by, 0), targets.length - 1)];
  return target && collisionRect ? { x: target.rect.left, y: target.rect.top } : undefined;
};

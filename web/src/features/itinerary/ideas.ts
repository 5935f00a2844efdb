/** What becomes of an idea that is given a day, by its buttons or by dragging it there. */
import { useCallback } from 'react';
import type { Schema } from '@/shared/api/problem';
import { useAddIdea, useRemoveIdea } from './api/tray';
import { addStop, type NewPlace } from './edit';
import { useScreen } from './screen';

export type Idea = Schema<'TrayIdea'>;

/** What is sent for an idea that becomes a stop. */
function placeOf(idea: Idea): NewPlace {
  const { name, names, latitude, longitude, category, placeId } = idea;
  const durationMinutes = idea.durationMinutes ?? undefined;
  const common = { name, localName: names.local, latitude, longitude, category: category ?? undefined, durationMinutes };
  if (placeId !== null) return { ...common, placeId };
  return { ...common, custom: { name, latitude, longitude, category, durationMinutes: durationMinutes ?? null } };
}

/** What makes an idea again of what was one. */
export function ideaBody({ placeId, name, latitude, longitude, note }: Idea): Schema<'AddIdeaBody'> {
  return placeId === null ? { custom: { name, latitude, longitude }, note } : { placeId, note };
}

/** Before which stop of a day an idea fits best, counted from 0; nothing where it fits nowhere. */
export function bestPosition(idea: Idea, day: number): number | undefined {
  const place = idea.fits?.days.find((one) => one.day === day)?.place;
  return place && place.position - 1;
}

/** Gives an idea a day. It leaves the ideas only once it stands in the plan, and comes back to them when that is undone. */
export function usePutIdea() {
  const { tripId, edit } = useScreen();
  const { mutate: remove } = useRemoveIdea(tripId);
  const { mutate: add } = useAddIdea(tripId);
  return useCallback(
    (idea: Idea, day: number, position: number | undefined) =>
      edit(addStop(placeOf(idea), day, position), {
        done: () => remove(idea.ideaId),
        undone: () => add(ideaBody(idea)),
      }),
    [edit, remove, add],
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';
import { followEvents } from '@/shared/api/events';
import { keys } from '@/shared/api/keys';
import type { Schema } from '@/shared/api/problem';
import { readGeneration } from './api/wizard';
import { goOn, NOTHING_YET, type Following } from './following';

/** Follows a plan that is being made, over lost connections and restarts of the server, until it is done. */
export function useGeneration(tripId: string, generationId: string | undefined): Following {
  const [following, tell] = useReducer(goOn, NOTHING_YET);
  const cache = useQueryClient();
  useEffect(() => {
    if (generationId === undefined) return;
    const stop = new AbortController();
    tell({ kind: 'begin' });
    const ended = () => {
      stop.abort();
      void cache.invalidateQueries({ queryKey: keys.trip(tripId) });
      void cache.invalidateQueries({ queryKey: keys.trips });
    };
    const state = (generation: Schema<'Generation'>) => {
      tell({ kind: 'state', generation });
      return ['completed', 'failed', 'cancelled'].includes(generation.status);
    };
    const ask = async () => {
      const done = state(await readGeneration(tripId, generationId));
      if (done) ended();
      return done;
    };
    void followEvents({
      url: `/api/v1/trips/${tripId}/generations/${generationId}/events`,
      signal: stop.signal,
      poll: async () => {
        tell({ kind: 'lost' });
        return ask();
      },
      onEvent: ({ name, body }) => {
        if (name === 'day') tell({ kind: 'day', day: JSON.parse(body) as Schema<'Day'> });
        if (name === 'progress' || name === 'finished') {
          if (state(JSON.parse(body) as Schema<'Generation'>)) ended();
        }
      },
    }).then(
      // The stream may end with everything seen before the last state was: ask once more then.
      () => (stop.signal.aborted ? undefined : ask()),
    ).catch(() => tell({ kind: 'lost' }));
    return () => stop.abort();
  }, [tripId, generationId, cache]);
  return following;
}

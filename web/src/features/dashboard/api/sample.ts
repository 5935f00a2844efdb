import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/shared/api/client';
import { keys } from '@/shared/api/keys';
import { ApiProblem } from '@/shared/api/problem';
import { addDays, dateOf } from '@/shared/format/format';

const LOOK_EVERY_MILLISECONDS = 400;
const MOST_LOOKS = 150;

/** Waits until a plan can be read. */
async function untilPlanned(tripId: string, generationId: string) {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { status, error } = await answerOf(
      api.GET('/api/v1/trips/{tripId}/generations/{generationId}', { params: { path: { tripId, generationId } } }),
    );
    if (status === 'completed') return;
    if (status === 'failed' || status === 'cancelled') {
      throw new ApiProblem({ status: 422, code: error?.code ?? status.toUpperCase(), ...(error ? { title: error.message } : {}) });
    }
    await new Promise((goOn) => setTimeout(goOn, LOOK_EVERY_MILLISECONDS));
  }
}

/** Makes a small trip to look at, planned like any other; gives its id. */
export function useSampleTrip() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, freeText }: { name: string; freeText: string }) => {
      const { tripId } = await answerOf(
        api.POST('/api/v1/trips', {
          body: {
            tripName: name,
            transport: 'transit',
            startDate: addDays(dateOf(new Date()), 14),
            members: [
              { age: 34, health: 'good', likes: ['culture', 'food'] },
              { age: 33, health: 'good', likes: ['sightseeing', 'nature'] },
            ],
            destinations: [{ name: 'Seoul', nights: 1 }],
            freeText,
          },
        }),
      );
      const { generationId } = await answerOf(
        api.POST('/api/v1/trips/{tripId}/generations', { params: { path: { tripId } }, body: {} }),
      );
      await untilPlanned(tripId, generationId);
      return tripId;
    },
    onSettled: () => cache.invalidateQueries({ queryKey: keys.trips }),
  });
}

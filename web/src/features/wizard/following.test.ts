import { expect, it } from 'vitest';
import type { Schema } from '@/shared/api/problem';
import { goOn, NOTHING_YET } from './following';

const state = (progress: number): Schema<'Generation'> => ({
  generationId: 'g',
  tripId: 't',
  status: 'processing',
  progress,
  steps: [],
  etaSeconds: 1,
  error: null,
});
const day = (number: number, date: string) => ({ kind: 'day' as const, day: { day: number, date } as Schema<'Day'> });

it('never lets the progress fall, and forgets a lost connection with the next news', () => {
  const lost = goOn(goOn(NOTHING_YET, { kind: 'state', generation: state(40) }), { kind: 'lost' });
  expect(lost.lost).toBe(true);
  const again = goOn(lost, { kind: 'state', generation: state(15) });
  expect(again).toMatchObject({ lost: false, generation: { progress: 40 } });
});

it('keeps the days in order, and one of each', () => {
  const days = [day(2, 'b'), day(1, 'a'), day(2, 'c')].reduce(goOn, NOTHING_YET).days;
  expect(days.map(({ day, date }) => [day, date])).toEqual([
    [1, 'a'],
    [2, 'c'],
  ]);
});

import { expect, it } from 'vitest';
import { cropOf } from './crop';

it('takes the middle of the larger square first', () => {
  expect(cropOf({ width: 400, height: 200 }, { zoom: 1, across: 50, down: 50 })).toEqual({ x: 100, y: 0, side: 200 });
});

it('goes nearer without leaving the picture', () => {
  expect(cropOf({ width: 400, height: 200 }, { zoom: 2, across: 100, down: 100 })).toEqual({ x: 300, y: 100, side: 100 });
});

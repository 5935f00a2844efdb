import { describe, expect, it } from 'vitest';
import { coordinate, pointOf } from './point';

describe('a point', () => {
  it('is read from two fields', () => {
    expect(pointOf(' 37.5796', '126.977 ')).toEqual({ latitude: 37.5796, longitude: 126.977 });
  });

  it('lies on the earth', () => {
    expect([pointOf('91', '0'), pointOf('0', '-181'), pointOf('', '0'), pointOf('north', '0')]).toEqual(Array(4).fill(undefined));
  });

  it('is written to a metre', () => {
    expect(coordinate(126.97701234)).toBe('126.97701');
  });
});

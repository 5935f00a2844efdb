import { expect, it } from 'vitest';
import { bytesIn } from './bytes';

it('writes bytes in the largest unit that fits', () => {
  expect([0, 1023, 1024, 1_572_864, 250 * 1024 * 1024].map(bytesIn)).toEqual(['0 B', '1023 B', '1.0 KiB', '1.5 MiB', '250 MiB']);
});

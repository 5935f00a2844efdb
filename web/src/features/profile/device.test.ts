import { expect, it } from 'vitest';
import { deviceOf } from './device';

it('tells browsers apart that all claim to be each other', () => {
  const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0';
  expect(deviceOf(edge)).toEqual({ browser: 'Edge', system: 'Windows' });
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Version/17.0 Safari/604.1';
  expect(deviceOf(phone)).toEqual({ browser: 'Safari', system: 'iPhone' });
});

it('names a program by its own name, and nothing where nothing was said', () => {
  expect(deviceOf('curl/8.5.0')).toEqual({ browser: 'curl', system: undefined });
  expect(deviceOf('')).toEqual({ browser: undefined, system: undefined });
});

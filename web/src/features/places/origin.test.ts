import { describe, expect, it } from 'vitest';
import { mapLink } from './origin';

describe('the link to a map service', () => {
  it.each([
    ['경복궁', 37.5796, 126.977, 'kakao'],
    ['한라산', 33.3617, 126.5292, 'kakao'],
    ['太宰府天満宮', 33.5214, 130.5349, 'google'],
    ['Tower of London', 51.5081, -0.0759, 'google'],
  ])('of %s goes to the service of its country', (name, latitude, longitude, service) => {
    expect(mapLink({ name, latitude, longitude }, undefined).service).toBe(service);
  });

  it('follows a country that is told', () => {
    expect(mapLink({ name: 'x', latitude: 37.5, longitude: 127 }, 'JP').service).toBe('google');
  });

  it('writes names so that they survive in an address', () => {
    expect(mapLink({ name: 'N서울타워, 남산', latitude: 37.5, longitude: 127 }, 'KR').url).toBe(
      'https://map.kakao.com/link/map/N%EC%84%9C%EC%9A%B8%ED%83%80%EC%9B%8C%2C%20%EB%82%A8%EC%82%B0,37.5,127',
    );
  });
});

import { expect, it } from 'vitest';
import { filterOf, readTripSearch } from './filter';

it('reads what an address says, and leaves out what it does not know or what goes without saying', () => {
  expect(readTripSearch({ status: 'planning', sort: 'name', search: 'sea' })).toEqual({
    status: 'planning',
    sort: 'name',
    search: 'sea',
  });
  expect(readTripSearch({ status: 'all', sort: 'latest', search: '' })).toEqual({});
  expect(readTripSearch({ status: 'gone', sort: 7, search: ['x'] })).toEqual({});
  expect(readTripSearch({ search: 'x'.repeat(100) }).search).toHaveLength(80);
});

it('stands for all trips, the newest first, where it says nothing', () => {
  expect(filterOf({})).toEqual({ status: 'all', sort: 'latest', search: '' });
});

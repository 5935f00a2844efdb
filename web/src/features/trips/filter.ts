/** Which trips the list shows, as its address says it. */
export const STATUSES = ['all', 'planning', 'ongoing', 'completed', 'deleted'] as const;
export const SORTS = ['latest', 'oldest', 'startDate', 'name'] as const;

export interface TripFilter {
  status: (typeof STATUSES)[number];
  sort: (typeof SORTS)[number];
  search: string;
}

/** The part of a filter that is not as it always is: what stands in the address. */
export type TripSearch = { [Name in keyof TripFilter]?: TripFilter[Name] };

/** Reads an address; what it does not know it leaves out. */
export function readTripSearch(search: Record<string, unknown>): TripSearch {
  const status = STATUSES.find((one) => one === search['status'] && one !== 'all');
  const sort = SORTS.find((one) => one === search['sort'] && one !== 'latest');
  const text = typeof search['search'] === 'string' ? search['search'].slice(0, 80) : '';
  return {
    ...(status ? { status } : {}),
    ...(sort ? { sort } : {}),
    ...(text === '' ? {} : { search: text }),
  };
}

/** The whole filter that an address stands for. */
export function filterOf({ status = 'all', sort = 'latest', search = '' }: TripSearch): TripFilter {
  return { status, sort, search };
}

/** The names of what the cache holds: one place, so that a change in one feature can refresh what another shows. */
export const keys = {
  profile: ['profile'] as const,
  notifications: ['notifications'] as const,
  trips: ['trips'] as const,
  tripSummary: ['trips', 'summary'] as const,
  tripList: (filter: object) => ['trips', 'list', filter] as const,
  trip: (tripId: string) => ['trip', tripId] as const,
  itinerary: (tripId: string) => ['trip', tripId, 'itinerary'] as const,
  generation: (tripId: string, generationId: string) => ['trip', tripId, 'generation', generationId] as const,
  tray: (tripId: string) => ['trip', tripId, 'tray'] as const,
  places: ['places'] as const,
  place: (placeId: string, language: string) => ['places', placeId, language] as const,
};

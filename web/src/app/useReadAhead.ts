import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { itineraryQuery, tripQuery, tripSummaryQuery } from '@/shared/api/trip';
import { addDays, dateOf } from '@/shared/format/format';
import type { Language } from '@/shared/i18n/language';
import { useLanguage } from '@/shared/i18n/useLanguage';

const DAYS_AHEAD = 7;

/** Reads the trip that is on, or begins soon, before it is looked at: on the way there may be no connection. */
export function useReadAhead() {
  const cache = useQueryClient();
  const language = useLanguage();
  useEffect(() => {
    // What fails here is asked for again, and told of, by the page that shows it.
    readAhead(cache, language).catch(() => undefined);
  }, [cache, language]);
}

async function readAhead(cache: QueryClient, language: Language) {
  const { travelling, planning } = await cache.fetchQuery(tripSummaryQuery);
  const soon = addDays(dateOf(new Date()), DAYS_AHEAD);
  const trip =
    travelling[0] ??
    planning.find(({ currentStep, startDate }) => currentStep === 'itinerary' && startDate && startDate <= soon);
  if (!trip) return;
  await Promise.all([cache.prefetchQuery(tripQuery(trip.tripId)), cache.prefetchQuery(itineraryQuery(trip.tripId, language))]);
}

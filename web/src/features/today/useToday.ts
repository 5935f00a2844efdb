import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { itineraryQuery, tripSummaryQuery } from '@/shared/api/trip';
import { useLanguage } from '@/shared/i18n/useLanguage';

const TICK_MILLISECONDS = 15_000;

/** The trips of the dashboard, of which one may be on. */
export function useTripsAhead() {
  return useQuery(tripSummaryQuery);
}

/** The itinerary of a trip; nothing is asked before one is known. */
export function useItinerary(tripId: string | undefined) {
  const language = useLanguage();
  return useQuery({ ...itineraryQuery(tripId ?? '', language), enabled: tripId !== undefined });
}

/** The time, moving on by itself. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), TICK_MILLISECONDS);
    return () => clearInterval(tick);
  }, []);
  return now;
}

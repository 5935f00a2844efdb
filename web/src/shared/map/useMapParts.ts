/** What a map is made of: settings, the outline of the world, the layers of packs, the theme. */
import { useQueries, useQuery } from '@tanstack/react-query';
import type { FeatureCollection } from 'geojson';
import { useMemo } from 'react';
import { useAppearance } from '@/shared/hooks/appearance';
import { useMediaQuery } from '@/shared/hooks/useMediaQuery';
import { joinLayers, loadWorld } from './schematic';
import { isSchematic, type Schematic } from './style';
import type { MapSettings } from './types';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** A public document; `null` where there is none. */
async function readPublic<Body>(path: string): Promise<Body | null> {
  const answer = await fetch(path);
  return answer.ok ? ((await answer.json()) as Body) : null;
}

/** Which tiles the operator chose. Without an answer the map is schematic. */
export function useMapSettings() {
  return useQuery({
    queryKey: ['map', 'settings'],
    queryFn: async () => (await readPublic<MapSettings>('/api/v1/locations/map')) ?? {},
    staleTime: DAY_MILLISECONDS,
    retry: false,
  });
}

/** The parts of the schematic map; only loaded where it is the one that is shown. */
export function useSchematic(settings: MapSettings | undefined, destinations: readonly string[]) {
  const wanted = settings !== undefined && isSchematic(settings);
  const world = useQuery({
    queryKey: ['map', 'world'],
    queryFn: loadWorld,
    enabled: wanted,
    staleTime: Infinity,
    retry: 1,
  });
  const layers = useQueries({
    queries: (wanted ? destinations : []).map((destination) => ({
      queryKey: ['map', 'layer', destination],
      queryFn: () => readPublic<FeatureCollection>(`/api/v1/locations/packs/${encodeURIComponent(destination)}/map`),
      staleTime: DAY_MILLISECONDS,
      retry: false,
    })),
    combine: (results) => results.flatMap((result) => (result.data ? [result.data] : [])),
  });
  const data = useMemo<Schematic | undefined>(
    () => (world.data === undefined ? undefined : { ...world.data, layers: joinLayers(layers) }),
    [world.data, layers],
  );
  return { isLoading: world.isLoading, data };
}

/** The theme on screen, whether chosen or the system's. */
export function useThemeOnScreen(): 'light' | 'dark' {
  const { theme } = useAppearance();
  const system = useMediaQuery('(prefers-color-scheme: dark)') ? 'dark' : 'light';
  return theme === 'system' ? system : theme;
}

import { lazy, Suspense, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';

import type { MapCanvasProps } from './MapCanvas';
import styles from './TripMap.module.css';
import { SchematicNote } from './SchematicNote';
import { isSchematic } from './style';
import type { MapDay, MapPoint } from './types';
import { useMapSettings, useSchematic, useThemeOnScreen } from './useMapParts';

/** Without a connection a map that was never looked at cannot be loaded; the page around it stays. */
const MapCanvas = lazy<ComponentType<MapCanvasProps>>(() => import('./MapCanvas').catch(() => ({ default: NoMap })));

function NoMap() {
  const { t } = useTranslation('map');
  return <p className={styles['message']}>{t('failed')}</p>;
}

export interface TripMapProps {
  readonly days: readonly MapDay[];
  /** The day on show; `null` shows all of them. */
  readonly activeDay?: number | null;
  /** With another one, the map shows everything anew. */
  readonly view?: string;
  /** The stop whose card is hovered, focused or chosen. */
  readonly activeStopId?: string | null;
  readonly onHoverStop?: (stopId: string | null) => void;
  readonly onSelectStop?: (stopId: string) => void;
  /** Where given, pressing the map chooses a point. */
  readonly onPick?: (point: MapPoint) => void;
  /** The chosen point. */
  readonly picked?: MapPoint | undefined;
  /** Ids of the destinations, whose packs may hold streets, parks and water. */
  readonly destinations?: readonly string[];
}

/** The map of a trip: numbered pins like the cards, a colour for each day, dashes where one walks. It fills its box. */
export function TripMap(props: TripMapProps) {
  return (
    <div className={styles['frame']}>
      <Suspense fallback={null}>
        <LoadedMap {...props} />
      </Suspense>
    </div>
  );
}

/** Waits for what a map is made of. */
function LoadedMap(props: TripMapProps) {
  const { t } = useTranslation('map');
  const settings = useMapSettings();
  const schematic = useSchematic(settings.data, props.destinations ?? nowhere);
  const theme = useThemeOnScreen();
  const waiting = <p className={styles['message']}>{t('loading')}</p>;
  if (settings.isPending || schematic.isLoading) return waiting;
  return (
    <Suspense fallback={waiting}>
      <MapCanvas
        days={props.days}
        activeDay={props.activeDay ?? null}
        activeStopId={props.activeStopId ?? null}
        view={props.view ?? ''}
        onHoverStop={props.onHoverStop ?? nothing}
        onSelectStop={props.onSelectStop ?? nothing}
        onPick={props.onPick}
        picked={props.picked}
        settings={settings.data}
        schematic={schematic.data}
        theme={theme}
      />
      {isSchematic(settings.data) && <SchematicNote settings={settings.data} />}
    </Suspense>
  );
}

const nowhere: readonly string[] = [];

function nothing(): void {
  // A map that is only looked at.
}

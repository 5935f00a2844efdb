/** A pin. */
export interface MapStop {
  readonly id: string;
  /** The number of its card; none for meals, rests and lodgings. */
  readonly number: number | null;
  readonly kind: 'stop' | 'meal' | 'rest' | 'lodging' | 'place';
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** The way from one pin to the next, as the crow flies. */
export interface MapLeg {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly onFoot: boolean;
}

/** What a map shows of a day. */
export interface MapDay {
  readonly day: number;
  readonly stops: readonly MapStop[];
  readonly legs: readonly MapLeg[];
}

/** Where the background comes from: a style or tiles of the operator's choice, or neither. */
export interface MapSettings {
  readonly styleUrl?: string | undefined;
  readonly tileUrl?: string | undefined;
  readonly attribution?: string | undefined;
  /** Whether somebody decided; until then an operator may be asked. */
  readonly configured?: boolean | undefined;
}

/** A point that somebody chose on the map. */
export interface MapPoint {
  readonly longitude: number;
  readonly latitude: number;
}

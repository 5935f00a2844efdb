/** A point that somebody pressed or wrote. */
interface Point {
  latitude: number;
  longitude: number;
}

/** What two fields say, where it is a point of the earth. */
export function pointOf(latitude: string, longitude: string): Point | undefined {
  const [north, east] = [latitude, longitude].map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
  if (north === undefined || east === undefined) return undefined;
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { latitude: north, longitude: east } : undefined;
}

/** A coordinate to about a metre. */
export function coordinate(value: number): string {
  return value.toFixed(5);
}

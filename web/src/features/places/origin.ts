/** From where somebody looks around. */
export interface Origin {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Why the position of the device is not there. */
export type PositionProblem = 'denied' | 'unavailable';

const TIME_OUT_MILLISECONDS = 15_000;

/** Asks the device where it is. */
export function findPosition(): Promise<{ latitude: number; longitude: number }> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) {
      reject(new PositionError('unavailable'));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: coords.latitude, longitude: coords.longitude }),
      (failure) => reject(new PositionError(failure.code === failure.PERMISSION_DENIED ? 'denied' : 'unavailable')),
      { timeout: TIME_OUT_MILLISECONDS, maximumAge: 60_000 },
    );
  });
}

/** The device did not tell where it is. */
export class PositionError extends Error {
  readonly problem: PositionProblem;

  constructor(problem: PositionProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Where a map service shows a point: Kakao Map in Korea, Google Maps elsewhere. */
export function mapLink(place: Origin, country: string | undefined): { service: 'kakao' | 'google'; url: string } {
  const point = `${place.latitude},${place.longitude}`;
  if (country === 'KR' || (country === undefined && isInKorea(place))) {
    return { service: 'kakao', url: `https://map.kakao.com/link/map/${encodeURIComponent(place.name)},${point}` };
  }
  return { service: 'google', url: `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(point)}` };
}

/** A frame around the south of the peninsula and its islands, for places that do not tell their country. */
function isInKorea({ latitude, longitude }: Origin): boolean {
  return latitude > 33 && latitude < 38.7 && longitude > 124.5 && longitude < 131.9 && !(latitude < 34.8 && longitude > 129);
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const;

/** A number of bytes as one reads it: `1.5 MiB`. */
export function bytesIn(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  const value = bytes / 1024 ** step;
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[step]}`;
}

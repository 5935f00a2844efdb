const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Whale/', 'Whale'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** The browser and the system that a client says it is; the order matters, since each claims to be others too. */
export function deviceOf(client: string): { browser: string | undefined; system: string | undefined } {
  const named = (names: readonly (readonly [string, string])[]) => names.find(([mark]) => client.includes(mark))?.[1];
  const browser = named(BROWSERS) ?? (client.includes('/') ? client.split('/')[0] : undefined);
  return { browser: browser === '' ? undefined : browser, system: named(SYSTEMS) };
}

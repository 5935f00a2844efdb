/** The parts of the administration, in their order. */
export const SECTIONS = ['health', 'users', 'links', 'generations', 'queues', 'caches', 'packs', 'backups', 'map'] as const;

export type Section = (typeof SECTIONS)[number];

/** Reads which part an address names; the first where it names none. */
export function readAdminSearch(search: Record<string, unknown>): { section?: Section } {
  const section = SECTIONS.find((one) => one === search['section']);
  return section ? { section } : {};
}

/** The square of a picture that is seen: its larger square nearer by `zoom`, `across` and `down` in percent of the room
 *  that is left. */
export function cropOf(
  { width, height }: { width: number; height: number },
  { zoom, across, down }: { zoom: number; across: number; down: number },
): { x: number; y: number; side: number } {
  const side = Math.min(width, height) / Math.max(zoom, 1);
  return { side, x: ((width - side) * across) / 100, y: ((height - side) * down) / 100 };
}

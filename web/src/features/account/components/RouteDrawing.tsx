import styles from './RouteDrawing.module.css';

const STOPS = [
  { x: 56, y: 250, day: 1 },
  { x: 150, y: 150, day: 2 },
  { x: 268, y: 196, day: 3 },
  { x: 352, y: 84, day: 4 },
] as const;

/** Hills, water and a way between four stops, in the colours of the first days. Decoration only. */
export function RouteDrawing() {
  return (
    <svg viewBox="0 0 420 320" preserveAspectRatio="xMidYMid slice" className={styles.drawing} aria-hidden="true">
      <circle cx="334" cy="74" r="46" className={styles.sun} />
      <path d="M0 214c60-54 118-60 178-22s112 34 242-46v174H0z" className={styles.farHill} />
      <path d="M0 262c84-40 150-22 214-4s136 12 206-40v102H0z" className={styles.nearHill} />
      <path d="M0 298c90-22 160-6 230-2s130-4 190-20v44H0z" className={styles.water} />
      <path d="M56 250c10-70 50-98 94-100s72 54 118 46 44-94 84-112" className={styles.way} />
      {STOPS.map(({ x, y, day }) => (
        <g key={day} transform={`translate(${x} ${y})`}>
          <circle r="19" className={styles.halo} />
          <circle r="14" style={{ fill: `var(--day-${day})` }} />
          <text className={styles.number} y="5">
            {day}
          </text>
        </g>
      ))}
    </svg>
  );
}

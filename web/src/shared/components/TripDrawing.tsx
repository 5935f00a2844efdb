import { classes } from './classes';
import styles from './TripDrawing.module.css';

/** The days whose colours make a landscape; brown and slate would be winter all year. */
const COLOURS = [1, 2, 3, 4, 5, 6, 7, 9] as const;

/** A number from 0 below 2^32 that a text always gives (FNV-1a). */
function numberOf(text: string): number {
  return [...text].reduce((sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0, 2_166_136_261);
}

/** A little landscape with a way through it, always the same for the same trip. Decoration only. */
export function TripDrawing({ seed, faded = false }: { seed: string; faded?: boolean }) {
  const number = numberOf(seed);
  const part = (shift: number, below: number) => (number >>> shift) % below;
  const [day, other] = [COLOURS[part(0, COLOURS.length)], COLOURS[(part(0, COLOURS.length) + 2 + part(4, 4)) % COLOURS.length]];
  const [a, b, c] = [30 + part(3, 26), 24 + part(9, 34), 34 + part(15, 24)];
  const sun = 40 + part(12, 220);
  return (
    <svg
      viewBox="0 0 320 96"
      preserveAspectRatio="xMidYMid slice"
      className={classes(styles.drawing, faded && styles.faded)}
      aria-hidden="true"
    >
      <g style={{ color: `var(--day-${day})` }}>
        <rect width="320" height="96" className={styles.sky} />
        <circle cx={sun} cy={22 + part(20, 16)} r="15" style={{ color: `var(--day-${other})` }} className={styles.sun} />
        <path d={`M0 ${a + 24}Q80 ${b} 160 ${a + 20}T320 ${b + 22}V96H0z`} className={styles.far} />
        <path d={`M0 ${c + 34}Q90 ${c + 2} 180 ${c + 30}T320 ${c + 22}V96H0z`} className={styles.near} />
        <path d={`M28 80Q${70 + part(6, 40)} ${c + 14} 150 70T292 ${b + 20}`} className={styles.way} />
      </g>
    </svg>
  );
}

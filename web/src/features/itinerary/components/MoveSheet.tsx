import { useTranslation } from 'react-i18next';
import { Sheet } from '@/shared/components/Sheet';
import { StatusLight } from '@/shared/components/StatusLight';
import { useFormat } from '@/shared/format/useFormat';
import { moveStop } from '../edit';
import { useScreen } from '../screen';
import { stopsOf } from '../timeline';
import type { Day, Entry } from '../types';
import styles from './RowList.module.css';

/** Chooses another day for a stop. */
export function MoveSheet({ day, stop }: { day: Day; stop: Entry }) {
  const { t } = useTranslation('itineraryEdit');
  const { t: words } = useTranslation('itinerary');
  const format = useFormat();
  const { itinerary, edit, close } = useScreen();
  return (
    <Sheet open title={t('move.title', { name: stop.name })} onClose={close}>
      <ul className={styles.list}>
        {itinerary.days.map((other) => (
          <li key={other.day}>
            <button
              type="button"
              className={styles.row}
              disabled={other.day === day.day}
              onClick={() => {
                edit(moveStop(stop.stopId, other.day, stopsOf(other).length));
                close();
              }}
            >
              <span className={styles.words}>
                <span className={styles.name}>
                  {words('day', { day: other.day })} · {format.date(other.date)}
                </span>
                <span className={styles.soft}>
                  {other.day === day.day ? t('move.here') : other.segments.map(({ name }) => name).join(' → ')}
                </span>
              </span>
              <StatusLight verdict={other.feasibility} />
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

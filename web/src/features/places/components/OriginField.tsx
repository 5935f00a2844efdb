import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '@/shared/components/Banner';
import { Button } from '@/shared/components/Button';
import { TextField } from '@/shared/components/TextField';
import { useDebounced } from '@/shared/hooks/useDebounced';
import { usePlaceSearch } from '../api/places';
import { findPosition, type Origin, PositionError, type PositionProblem } from '../origin';
import styles from './OriginField.module.css';

const TYPING_MILLISECONDS = 250;

/** Chooses from where to look around: a place by its name, or where the device is. */
export function OriginField({ onChoose }: { onChoose: (origin: Origin) => void }) {
  const { t } = useTranslation('places');
  const [typed, setTyped] = useState('');
  const wanted = useDebounced(typed, TYPING_MILLISECONDS);
  const found = usePlaceSearch(wanted);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<PositionProblem | null>(null);
  const listId = useId();
  const choose = (origin: Origin) => {
    setTyped('');
    setProblem(null);
    onChoose(origin);
  };
  const here = async () => {
    setAsking(true);
    try {
      choose({ name: t('here'), ...(await findPosition()) });
    } catch (reason) {
      setProblem(reason instanceof PositionError ? reason.problem : 'unavailable');
    } finally {
      setAsking(false);
    }
  };
  const open = typed.trim().length > 0 && wanted.trim().length > 0;
  return (
    <div className={styles.origin}>
      <div className={styles.ask}>
        <TextField
          label={t('around')}
          icon="search"
          type="search"
          value={typed}
          onChange={setTyped}
          placeholder={t('aroundExample')}
          autoComplete="off"
          aria-controls={listId}
        />
        <Button icon="location" busy={asking} busyText={t('locating')} onClick={() => void here()}>
          {t('useHere')}
        </Button>
      </div>
      {problem && <Banner tone="warn">{t(`position.${problem}`)}</Banner>}
      <ul id={listId} className={styles.found} aria-label={t('suggestions')} hidden={!open}>
        {open && found.data?.items.length === 0 && <li className={styles.none}>{t('nothingByName', { typed: wanted })}</li>}
        {open &&
          found.data?.items.map((place) => (
            <li key={place.placeId}>
              <button type="button" className={styles.choice} onClick={() => choose(place)}>
                <span>{place.name}</span>
                {place.localName !== place.name && <span className={styles.local}>{place.localName}</span>}
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/components/Button';
import { Checkbox } from '@/shared/components/Checkbox';
import { classes } from '@/shared/components/classes';
import { Icon } from '@/shared/components/Icon';
import { Menu } from '@/shared/components/Menu';
import { TripCard, type TripCardTrip } from '@/shared/components/TripCard';
import { VisuallyHidden } from '@/shared/components/VisuallyHidden';
import { useFormat } from '@/shared/format/useFormat';
import styles from './TripTile.module.css';

interface TripTileProps {
  trip: TripCardTrip;
  /** It lies in the bin. */
  deleted: boolean;
  /** Absent while nothing is being chosen. */
  chosen: boolean | undefined;
  onToggle: () => void;
  onRename: () => void;
  onDates: () => void;
  onDelete: () => void;
  onRestore: () => void;
}

/** A trip in the list of all: its card, and what can be done with it. */
export function TripTile(props: TripTileProps) {
  const { trip, deleted, chosen, onToggle, onRename, onDates, onDelete, onRestore } = props;
  const { t } = useTranslation('trips');
  const navigate = useNavigate();
  const { tripId, tripName, role } = trip;
  const mayEdit = role !== 'viewer';
  const items = [
    { label: t('menu.rename'), icon: 'edit' as const, disabled: !mayEdit, onSelect: onRename },
    { label: t('menu.dates'), icon: 'day' as const, disabled: !mayEdit || trip.startDate === null, onSelect: onDates },
    {
      label: t('menu.edit'),
      icon: 'users' as const,
      disabled: !mayEdit,
      onSelect: () => void navigate({ to: '/trips/$tripId/basics', params: { tripId } }),
    },
    { label: t('menu.delete'), icon: 'trash' as const, tone: 'danger' as const, disabled: role !== 'owner', onSelect: onDelete },
  ];
  return (
    <li className={classes(styles.tile, chosen && styles.chosen)}>
      {deleted ? <Deleted trip={trip} onRestore={onRestore} /> : <TripCard trip={trip} />}
      {chosen !== undefined && (
        <div className={styles.check}>
          <Checkbox checked={chosen} onChange={onToggle}>
            <VisuallyHidden>{t('chooseOne', { name: tripName })}</VisuallyHidden>
          </Checkbox>
        </div>
      )}
      {chosen === undefined && !deleted && (
        <div className={styles.menu}>
          <Menu label={t('menu.label', { name: tripName })} trigger={<Icon name="more" size={22} />} items={items} />
        </div>
      )}
    </li>
  );
}

function Deleted({ trip, onRestore }: { trip: TripCardTrip; onRestore: () => void }) {
  const { t } = useTranslation('trips');
  const format = useFormat();
  return (
    <div className={styles.deleted}>
      <p className={styles.name}>{trip.tripName}</p>
      {trip.deletedAt && <p className={styles.when}>{t('deletedAt', { when: format.instant(trip.deletedAt) })}</p>}
      <Button size="small" icon="undo" onClick={onRestore}>
        {t('restore')}
      </Button>
    </div>
  );
}

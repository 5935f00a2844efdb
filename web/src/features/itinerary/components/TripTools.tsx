import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '@/shared/components/Icon';
import { Menu, type MenuItem } from '@/shared/components/Menu';
import { VisuallyHidden } from '@/shared/components/VisuallyHidden';
import { useLayout } from '@/shared/hooks/useMediaQuery';
import { useTray } from '../api/tray';
import { useVersions } from '../api/versions';
import { useScreen } from '../screen';
import styles from './TripTools.module.css';

/** What can be done with the whole itinerary. */
export function TripTools() {
  const { t } = useTranslation('itineraryEdit');
  const { t: tools } = useTranslation('itineraryTools');
  const { tripId, itinerary, day, canEdit, open, undo } = useScreen();
  const ideas = useTray(tripId).data?.totalItems ?? 0;
  const newest = useVersions(tripId).data?.find(({ present }) => present);
  const findings = itinerary.findings.filter(({ severity }) => severity !== 'note').length;
  const undoWords = newest && newest.origin !== 'undo' ? t('undoAction', { action: newest.action }) : t('undo');
  const undoable = canEdit && newest !== undefined && newest.baseVersion !== null;
  const phone = useLayout() === 'phone';
  const again = () => open({ kind: 'regenerate' });
  const more: (MenuItem | false)[] = [
    phone && canEdit && { label: tools('regenerate.open'), icon: 'spark', onSelect: again },
    canEdit && { label: t('add.title'), icon: 'plus', onSelect: () => open({ kind: 'add', day: day.day }) },
    { label: t('history.title'), icon: 'history', onSelect: () => open({ kind: 'history' }) },
    { label: tools('export.title'), icon: 'download', onSelect: () => open({ kind: 'export' }) },
    { label: tools('print'), icon: 'print', onSelect: () => window.print() },
    { label: tools('share.title'), icon: 'share', onSelect: () => open({ kind: 'share' }) },
    { label: tools('companions.title'), icon: 'users', onSelect: () => open({ kind: 'companions' }) },
    { label: tools('feedback.title'), icon: 'star', onSelect: () => open({ kind: 'feedback' }) },
  ];
  return (
    <div role="group" aria-label={t('toolbar')} className={styles.tools}>
      {undoable && (
        <button type="button" className={styles.tool} title={undoWords} onClick={undo}>
          <Icon name="undo" size={20} />
          <VisuallyHidden>{undoWords}</VisuallyHidden>
        </button>
      )}
      <Tool
        icon={findings > 0 ? 'warn' : 'info'}
        label={tools('findings.open')}
        count={findings || itinerary.findings.length}
        onClick={() => open({ kind: 'findings' })}
      />
      <Tool icon="idea" label={tools('tray.open')} count={ideas} onClick={() => open({ kind: 'tray' })} />
      {canEdit && !phone && <Tool icon="spark" label={tools('regenerate.open')} onClick={again} />}
      <Menu label={t('menu.trip')} trigger={<Icon name="more" />} items={more.filter((item) => item !== false)} />
    </div>
  );
}

interface ToolProps {
  icon: IconName;
  label: string;
  count?: number;
  onClick: () => void;
}

function Tool({ icon, label, count = 0, onClick }: ToolProps) {
  return (
    <button type="button" className={styles.tool} onClick={onClick}>
      <Icon name={icon} size={20} />
      <span className={styles.label}>{label}</span>
      {count > 0 && <span className={styles.count}>{count}</span>}
    </button>
  );
}

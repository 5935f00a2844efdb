import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Button } from '@/shared/components/Button';
import { classes } from '@/shared/components/classes';
import { EmptyState } from '@/shared/components/EmptyState';
import { Icon, type IconName } from '@/shared/components/Icon';
import { Sheet } from '@/shared/components/Sheet';
import { changeTimes, lockStop, moveStop, removeStop } from '../edit';
import { useScreen } from '../screen';
import { stopsOf } from '../timeline';
import type { Finding } from '../types';
import styles from './FindingsSheet.module.css';

const ICONS: Record<Finding['severity'], IconName> = { broken: 'broken', warning: 'warn', note: 'info' };
const ORDER: Finding['severity'][] = ['broken', 'warning', 'note'];

/** What the checker says: the worst first, each with what helps. */
export function FindingsSheet() {
  const { t } = useTranslation('itineraryTools');
  const { itinerary, close } = useScreen();
  const { findings, unmet, assumptions } = itinerary;
  const groups = ORDER.map((severity) => ({
    severity,
    list: findings.filter((finding) => finding.severity === severity),
  })).filter(({ list }) => list.length > 0);
  return (
    <Sheet open title={t('findings.title')} onClose={close}>
      {groups.length + unmet.length + assumptions.length === 0 && (
        <EmptyState icon="checkCircle" title={t('findings.none')}>
          {t('findings.noneText')}
        </EmptyState>
      )}
      <div className={styles.sheet}>
        {groups.map(({ severity, list }) => (
          <section key={severity}>
            <h3 className={classes(styles.title, styles[severity])}>
              <Icon name={ICONS[severity]} size={20} />
              {t(`findings.severity.${severity}`)}
            </h3>
            <ul className={styles.list}>
              {list.map((finding, index) => (
                <li key={index}>
                  <FindingRow finding={finding} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        <Unmet />
        {assumptions.length > 0 && (
          <section>
            <h3 className={styles.title}>
              <Icon name="info" size={20} />
              {t('findings.assumptions')}
            </h3>
            <ul className={styles.list}>
              {assumptions.map((assumption) => (
                <li key={assumption} className={styles.plain}>
                  {assumption}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Sheet>
  );
}

function FindingRow({ finding }: { finding: Finding }) {
  const { t } = useTranslation('itineraryTools');
  const { canEdit, close, showDay, showStop } = useScreen();
  const { stopId, day } = finding;
  const jump = () => {
    close();
    if (stopId !== undefined) showStop(stopId);
    else if (day !== undefined) showDay(day);
  };
  return (
    <div className={styles.card}>
      <p>{finding.message}</p>
      <p className={styles.actions}>
        {(stopId !== undefined || day !== undefined) && (
          <Button size="small" kind="quiet" icon="location" onClick={jump}>
            {t('findings.show')}
          </Button>
        )}
        {canEdit && finding.fixes.map((fix) => <FixButton key={fix.label} fix={fix} />)}
      </p>
    </div>
  );
}

/** Makes a change that is known to help, or opens what it needs. */
function FixButton({ fix }: { fix: Schema<'FindingFix'> }) {
  const { itinerary, edit, open, close } = useScreen();
  const { stopId } = fix;
  const act = () => {
    close();
    switch (fix.kind) {
      case 'replaceStop':
        return stopId !== undefined && open({ kind: 'alternatives', stopId });
      case 'moveStop': {
        const [only, ...more] = fix.toDays ?? [];
        const target = itinerary.days.find(({ day }) => day === only);
        if (stopId === undefined) return undefined;
        if (!target || more.length > 0) return open({ kind: 'move', stopId });
        return edit(moveStop(stopId, target.day, stopsOf(target).length));
      }
      case 'removeStop':
        return stopId !== undefined && edit(removeStop(stopId));
      case 'unlock':
        return stopId !== undefined && edit(lockStop(stopId, false));
      case 'changeStart':
        if (stopId !== undefined && fix.startAt !== undefined) return edit(changeTimes(stopId, { startAt: fix.startAt.slice(0, 5) }));
        return open({ kind: 'regenerate', day: fix.day, ...(fix.dailyStart === undefined ? {} : { dailyStart: fix.dailyStart.slice(0, 5) }) });
      case 'regenerateDay':
        return open({ kind: 'regenerate', day: fix.day });
    }
  };
  return (
    <Button size="small" onClick={() => void act()}>
      {fix.label}
    </Button>
  );
}

/** What was asked for and is not in. */
function Unmet() {
  const { t } = useTranslation('itineraryTools');
  const { itinerary, open } = useScreen();
  if (itinerary.unmet.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>
        <Icon name="heart" size={20} />
        {t('findings.unmet')}
      </h3>
      <ul className={styles.list}>
        {itinerary.unmet.map((wish, index) => (
          <li key={index} className={styles.card}>
            <p>
              <strong>{wish.name}</strong>
            </p>
            <p className={styles.soft}>{t(`absence.${wish.reason.code}`)}</p>
            {wish.placeId !== undefined && (
              <p className={styles.actions}>
                <Button size="small" kind="quiet" icon="question" onClick={() => open({ kind: 'why', placeId: wish.placeId ?? '' })}>
                  {t('why.whyNot')}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

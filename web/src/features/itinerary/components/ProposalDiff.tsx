import { useTranslation } from 'react-i18next';
import type { Schema } from '@/shared/api/problem';
import { Badge, type Tone } from '@/shared/components/Badge';
import { Checkbox } from '@/shared/components/Checkbox';
import { Icon, type IconName } from '@/shared/components/Icon';
import { useFormat } from '@/shared/format/useFormat';
import { CHANGE_KINDS, comparedDays, kindOf, type Change, type ChangeKind } from '../proposal';
import styles from './ProposalDiff.module.css';

type Proposal = Schema<'Proposal'>;

const TONES: Record<ChangeKind, Tone> = { added: 'success', moved: 'accent', dropped: 'danger', kept: 'neutral' };
const ICONS: Record<ChangeKind, IconName> = { added: 'plus', moved: 'swap', dropped: 'minus', kept: 'check' };

interface ChangeListProps {
  proposal: Proposal;
  chosen: ReadonlySet<string>;
  /** Absent where nothing can be chosen any more. */
  onToggle: ((changeId: string) => void) | undefined;
}

/** What is new, moved, gone and kept; each change can be left out. */
export function ChangeList({ proposal, chosen, onToggle }: ChangeListProps) {
  const { t } = useTranslation('itineraryTools');
  return (
    <div className={styles.groups}>
      {CHANGE_KINDS.filter((kind) => proposal.diff[kind].length > 0).map((kind) => {
        const title = (
          <>
            <Badge tone={TONES[kind]} icon={ICONS[kind]}>
              {t(`proposal.kind.${kind}`)}
            </Badge>
            <span className={styles.count}>{proposal.diff[kind].length}</span>
          </>
        );
        const list = (
          <ul className={styles.list}>
            {proposal.diff[kind].map((change) => (
              <li key={change.changeId} className={styles.change}>
                {kind === 'kept' || !onToggle ? (
                  <ChangeWords change={change} />
                ) : (
                  <Checkbox checked={chosen.has(change.changeId)} onChange={() => onToggle(change.changeId)}>
                    <ChangeWords change={change} />
                  </Checkbox>
                )}
              </li>
            ))}
          </ul>
        );
        return kind === 'kept' ? (
          <details key={kind} className={styles.group}>
            <summary className={styles.summary}>{title}</summary>
            {list}
          </details>
        ) : (
          <section key={kind} className={styles.group}>
            <h2 className={styles.title}>{title}</h2>
            {list}
          </section>
        );
      })}
    </div>
  );
}

function ChangeWords({ change }: { change: Change }) {
  const { t } = useTranslation('itineraryTools');
  const format = useFormat();
  const { before, after, reason } = change;
  const moment = (at: NonNullable<Change['before']>) => t('proposal.moment', { day: at.day, time: format.clock(at.localStart) });
  const same = before && after && before.day === after.day && before.localStart === after.localStart;
  return (
    <span className={styles.words}>
      <span className={styles.name}>{change.name}</span>
      <span className={styles.when}>
        {before && (after && !same ? <s>{moment(before)}</s> : <span>{moment(before)}</span>)}
        {before && after && !same && <Icon name="arrowRight" size={14} />}
        {after && !same && <span>{moment(after)}</span>}
      </span>
      {reason && <span className={styles.reason}>{t(`absence.${reason.code}`)}</span>}
    </span>
  );
}

/** Both plans day by day, for who has room. */
export function SideBySide({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('itineraryTools');
  const { t: words } = useTranslation('itinerary');
  return (
    <section className={styles.compare}>
      <h2 className={styles.heading}>{t('proposal.compare')}</h2>
      {comparedDays(proposal).map(({ day, before, after }) => (
        <div key={day} className={styles.day}>
          <h3 className={styles.dayName}>{words('day', { day })}</h3>
          <Side title={t('proposal.now')} list={before} side="before" proposal={proposal} />
          <Side title={t('proposal.proposed')} list={after} side="after" proposal={proposal} />
        </div>
      ))}
    </section>
  );
}

interface SideProps {
  title: string;
  list: Change[];
  side: 'before' | 'after';
  proposal: Proposal;
}

function Side({ title, list, side, proposal }: SideProps) {
  const format = useFormat();
  return (
    <div>
      <h4 className={styles.sideName}>{title}</h4>
      <ol className={styles.side}>
        {list.map((change) => (
          <li key={change.changeId} className={styles.row} data-kind={kindOf(proposal, change)}>
            <span className={styles.clock}>{format.clock(change[side]?.localStart ?? '')}</span>
            <span>{change.name}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/components/Button';
import { Icon, type IconName } from '@/shared/components/Icon';
import { Page } from '@/shared/components/Page';
import { problemWords } from '@/shared/components/problemWords';
import { ProgressSteps } from '@/shared/components/ProgressSteps';
import type { SaveState } from '../useDraft';
import styles from './WizardFrame.module.css';

const STEPS = ['basics', 'destinations', 'generation', 'itinerary'] as const;
const MARKS: Record<SaveState, IconName> = {
  saved: 'check',
  waiting: 'clock',
  saving: 'clock',
  here: 'offline',
  refused: 'warn',
};

interface WizardFrameProps {
  step: (typeof STEPS)[number];
  title: string;
  lead: string;
  children: ReactNode;
  /** Where what was entered is; nothing is said before anything was. */
  save?: { state: SaveState; reason: unknown } | undefined;
  /** The buttons at the foot, the one that goes on last. */
  foot?: ReactNode;
}

/** The frame of the steps: how far one is, what was saved, and the buttons that go on and back. */
export function WizardFrame({ step, title, lead, children, save, foot }: WizardFrameProps) {
  const { t } = useTranslation('wizard');
  const now = STEPS.indexOf(step);
  return (
    <div className={styles.wizard}>
      <div className={styles.steps}>
        <ProgressSteps
          steps={STEPS.map((name, index) => ({
            name: t(`steps.${name}`),
            state: index < now ? 'done' : index === now ? 'current' : 'waiting',
          }))}
        />
      </div>
      <Page title={title} lead={lead} width="form">
        {children}
        {save && <SaveNote {...save} />}
        {foot && <div className={styles.foot}>{foot}</div>}
      </Page>
    </div>
  );
}

/** Says quietly where what was entered is. */
function SaveNote({ state, reason }: { state: SaveState; reason: unknown }) {
  const { t } = useTranslation('wizard');
  const { t: common } = useTranslation();
  const { title, detail } = problemWords(reason, common);
  return (
    <p className={state === 'refused' ? styles.refused : styles.saved} role="status">
      <Icon name={MARKS[state]} size={16} />
      <span>
        {t(`saved.${state}`)}
        {state === 'refused' && reason !== undefined && ` · ${[title, detail].filter(Boolean).join(' · ')}`}
      </span>
    </p>
  );
}

/** Back to the step before. */
export function BackButton({ to, tripId }: { to: 'basics' | 'destinations'; tripId: string }) {
  const { t } = useTranslation('wizard');
  const navigate = useNavigate();
  return (
    <Button icon="chevronLeft" onClick={() => void navigate({ to: `/trips/$tripId/${to}`, params: { tripId } })}>
      {t('foot.back')}
    </Button>
  );
}

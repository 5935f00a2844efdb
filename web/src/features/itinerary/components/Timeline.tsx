import { Fragment, type CSSProperties } from 'react';
import { useScreen } from '../screen';
import { dayColour, stepsOf, type Step } from '../timeline';
import { DropGap } from './DropGap';
import { LegChip } from './LegChip';
import { PlaceLine, QuietCard } from './QuietCard';
import { StopCard } from './StopCard';
import styles from './Timeline.module.css';

/** A day from morning to night: cards with the ways between them. */
export function Timeline() {
  const { day } = useScreen();
  const steps = stepsOf(day);
  const stops = steps.filter(({ shape }) => shape === 'stop').length;
  return (
    <ol className={styles.list} style={{ '--day': dayColour(day.day) } as CSSProperties}>
      {steps.map((step, index) => (
        <Fragment key={step.entry.stopId}>
          <li className={styles.step} data-entry={step.entry.stopId}>
            {step.number !== undefined && <DropGap day={day.day} position={step.number - 1} />}
            {step.leg && <LegChip leg={step.leg} to={step.entry.name} />}
            <StepBody step={step} stops={stops} />
            {(step.number === stops || (stops === 0 && index === 0)) && <DropGap day={day.day} position={stops} />}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

function StepBody({ step, stops }: { step: Step; stops: number }) {
  const { entry, shape, number } = step;
  if (shape === 'stop') return <StopCard stop={entry} number={number ?? 0} of={stops} />;
  if (shape === 'meal' || shape === 'rest') return <QuietCard entry={entry} />;
  return <PlaceLine entry={entry} />;
}

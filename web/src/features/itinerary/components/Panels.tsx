import { useScreen, type Panel } from '../screen';
import type { Day, Entry } from '../types';
import { AddSheet } from './AddSheet';
import { AlternativesSheet } from './AlternativesSheet';
import { CompanionsSheet } from './CompanionsSheet';
import { ExportSheet } from './ExportSheet';
import { FeedbackSheet } from './FeedbackSheet';
import { FindingsSheet } from './FindingsSheet';
import { HistorySheet } from './HistorySheet';
import { LegSheet } from './LegSheet';
import { MoveSheet } from './MoveSheet';
import { ProofSheet } from './ProofSheet';
import { RainSheet } from './RainSheet';
import { RegenerateSheet } from './RegenerateSheet';
import { ShareSheet } from './ShareSheet';
import { StopSheet } from './StopSheet';
import { TimesSheet } from './TimesSheet';
import { TraySheet } from './Tray';
import { WhySheet } from './WhySheet';

/** The sheet that is open. One about a stop or a day that is gone by now shows nothing. */
export function Panels({ panel }: { panel: Panel }) {
  const { itinerary } = useScreen();
  switch (panel.kind) {
    case 'stop':
    case 'times':
    case 'alternatives':
    case 'move':
      return <StopPanel panel={panel} found={findEntry(itinerary.days, panel.stopId)} />;
    case 'leg':
    case 'add':
    case 'rain':
      return <DayPanel panel={panel} day={itinerary.days.find(({ day }) => day === panel.day)} />;
    case 'why':
      return <WhySheet placeId={panel.placeId} />;
    case 'regenerate':
      return <RegenerateSheet day={panel.day} dailyStart={panel.dailyStart} />;
    case 'proof':
      return <ProofSheet />;
    case 'findings':
      return <FindingsSheet />;
    case 'tray':
      return <TraySheet />;
    case 'history':
      return <HistorySheet />;
    case 'export':
      return <ExportSheet />;
    case 'share':
      return <ShareSheet />;
    case 'companions':
      return <CompanionsSheet />;
    case 'feedback':
      return <FeedbackSheet />;
  }
}

interface Found {
  day: Day;
  stop: Entry;
}

function StopPanel({ panel, found }: { panel: Extract<Panel, { stopId: string }>; found: Found | undefined }) {
  if (!found) return null;
  switch (panel.kind) {
    case 'stop':
      return <StopSheet {...found} />;
    case 'times':
      return <TimesSheet stop={found.stop} />;
    case 'alternatives':
      return <AlternativesSheet {...found} />;
    case 'move':
      return <MoveSheet {...found} />;
  }
}

function DayPanel({ panel, day }: { panel: Extract<Panel, { kind: 'leg' | 'add' | 'rain' }>; day: Day | undefined }) {
  if (!day) return null;
  switch (panel.kind) {
    case 'leg':
      return <LegSheet day={day} order={panel.order} />;
    case 'add':
      return <AddSheet day={day} replace={panel.replace} />;
    case 'rain':
      return <RainSheet day={day} />;
  }
}

function findEntry(days: readonly Day[], stopId: string): Found | undefined {
  for (const day of days) {
    const stop = [...day.stops, ...day.meals, ...day.rests].find((entry) => entry.stopId === stopId);
    if (stop) return { day, stop };
  }
  return undefined;
}

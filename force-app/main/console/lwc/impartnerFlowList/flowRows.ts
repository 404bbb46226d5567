import { fill, wholeNumber } from 'c/impartnerFormat';
import { countsText, OUTCOMES } from 'c/impartnerOutcomes';

import { labels } from './labels';

type Flow = ImpartnerHomeController.FlowRow;
type Run = ImpartnerRunsController.RunRow;

export interface FlowView {
  name: string;
  label: string;
  direction: string;
  stateIcon: string;
  stateVariant: string;
  stateText: string;
  lastRunAt: string | undefined;
  nextRunAt: string | undefined;
  counts: string;
  segments: { key: string; style: string }[];
  runText: string;
  menuText: string;
  mayRun: boolean;
  isPaused: boolean;
}

/** Colours of SLDS for what is good and what is bad; everything else is neutral. */
const VARIANTS: Record<string, string> = {
  'utility:success': 'success',
  'utility:warning': 'warning',
  'utility:error': 'error',
};

export function flowViews(flows: readonly Flow[], isStopped: boolean, starting: readonly string[] = []): FlowView[] {
  return flows.map((flow) => {
    const run = flow.lastRun;
    const isRunning = run?.state === 'Running';
    const isStarting = starting.includes(flow.name ?? '');
    const [stateIcon, stateText] = stateOf(isStopped, flow, isRunning, isStarting);
    return {
      name: flow.name ?? '',
      label: flow.label ?? '',
      direction: directionText(flow.direction),
      stateIcon,
      stateVariant: VARIANTS[stateIcon] ?? '',
      stateText,
      lastRunAt: run?.startedAt,
      nextRunAt: flow.nextRunAt,
      counts: run ? doneText(flow.direction, run) : '',
      segments: run ? segmentsOf(run) : [],
      runText: fill(labels.runNowFor, flow.label ?? ''),
      menuText: fill(labels.menuFor, flow.label ?? ''),
      mayRun: flow.isEnabled && !isStopped && !flow.isPaused && !isRunning && !isStarting,
      isPaused: flow.isPaused,
    };
  });
}

function stateOf(isStopped: boolean, flow: Flow, isRunning: boolean, isStarting: boolean): readonly [string, string] {
  if (!flow.isEnabled) return ['utility:ban', labels.off];
  if (isRunning) return ['utility:sync', labels.running];
  if (isStopped) return ['utility:pause', flow.isPaused ? labels.stoppedAndPaused : labels.stopped];
  if (flow.isPaused) return ['utility:pause', labels.paused];
  if (isStarting) return ['utility:sync', labels.starting];
  if (flow.isBroken) return ['utility:error', labels.broken];
  const failed = flow.lastRun?.failed ?? 0;
  return failed > 0
    ? ['utility:warning', fill(labels.onWithFailures, wholeNumber(failed))]
    : ['utility:success', labels.on];
}

function directionText(direction: string | undefined): string {
  if (direction === 'Outbound') return labels.outbound;
  return direction === 'Both' ? labels.both : labels.inbound;
}

/** A flow that only sends takes nothing over: of what it reads, all counts are zero. */
function doneText(direction: string | undefined, run: Run): string {
  return direction === 'Outbound' ? fill(labels.sent, wholeNumber(run.writtenBack)) : countsText(run);
}

/** Shares of what was read so far. How much there is to read nobody knows before the last page. */
function segmentsOf(run: Run): FlowView['segments'] {
  const total = Math.max(1, run.read);
  return OUTCOMES.filter(({ name }) => run[name] > 0).map(({ name, style }) => ({
    key: name,
    style: `${style}; width: ${Math.min(100, (run[name] / total) * 100).toFixed(2)}%`,
  }));
}

import ImpartnerFlowList from 'c/impartnerFlowList';
import { createElement } from 'lwc';

afterEach(() => document.body.replaceChildren());

const run = {
  id: 'r',
  state: 'Finished',
  startedAt: '2026-03-01T00:00:00Z',
  read: 10,
  created: 4,
  updated: 1,
  unchanged: 3,
  held: 1,
  failed: 1,
  joined: 0,
  waiting: 0,
  ended: 0,
};
const flow = (change = {}) => ({
  name: 'DealRegistration',
  label: 'Deal registrations',
  direction: 'Inbound',
  isEnabled: true,
  isBroken: false,
  isPaused: false,
  nextRunAt: '2026-03-01T00:15:00Z',
  lastRun: run,
  ...change,
});
const open = (flows, isStopped = false) => {
  const element = createElement('c-impartner-flow-list', { is: ImpartnerFlowList });
  Object.assign(element, { flows, isStopped });
  const told = jest.fn();
  for (const type of ['run', 'pause', 'resume', 'openruns'])
    element.addEventListener(type, (event) => told(type, event.detail));
  document.body.appendChild(element);
  return { root: element.shadowRoot, told };
};
const all = (root, id) => [...root.querySelectorAll(`[data-id="${id}"]`)];

describe('impartnerFlowList', () => {
  it('shouldShowEveryStateOfAFlow', () => {
    const flows = [
      flow({ name: 'a', isEnabled: false, direction: 'Outbound' }),
      flow({ name: 'b', lastRun: { ...run, state: 'Running' }, direction: 'Both' }),
      flow({ name: 'c', isBroken: true, lastRun: undefined, nextRunAt: undefined }),
      flow({ name: 'd', isPaused: true }),
      flow({ name: 'e', lastRun: { ...run, failed: 0 } }),
      flow({ name: 'f' }),
    ];
    const { root } = open(flows);
    const states = all(root, 'flow-state').map((node) => node.textContent.trim().replace('c.ImpartnerFlowList_', ''));
    expect(states).toEqual(['Off', 'Running', 'Broken', 'Paused', 'On', 'OnWithFailures']);
    const variants = all(root, 'flow-state').map((node) => node.querySelector('lightning-icon').variant);
    expect(variants).toEqual(['', '', 'error', '', 'success', 'warning']);
    expect(all(root, 'run-now').map((button) => button.dataset.flow)).toEqual(['c', 'e', 'f']);
    expect(open(flows, true).root.textContent).toContain('ImpartnerFlowList_StoppedAndPaused');
  });

  it('shouldShowTheOutcomesOfTheLastRunAsABarAndInFigures', () => {
    const { root } = open([flow(), flow({ name: 'b', lastRun: { ...run, state: 'Running', read: 0 } })]);
    const [done, going] = all(root, 'flow-counts');
    const widths = [...done.querySelectorAll('.segment')].map((segment) => segment.style.width);
    expect(widths).toEqual(['40.00%', '10.00%', '30.00%', '10.00%', '10.00%']);
    expect(done.textContent).toContain('ImpartnerOutcomes_Counts');
    expect(going.textContent).toContain('ImpartnerOutcomes_CountsSoFar');
  });

  it('shouldShowThatARunWasAskedFor', () => {
    const element = createElement('c-impartner-flow-list', { is: ImpartnerFlowList });
    Object.assign(element, { flows: [flow()], starting: ['DealRegistration'], connection: 'Impartner answers.' });
    document.body.appendChild(element);
    const root = element.shadowRoot;
    expect(all(root, 'flow-state')[0].textContent).toContain('Starting');
    expect(all(root, 'connection')[0].textContent).toBe('Impartner answers.');
    expect(all(root, 'run-now')).toHaveLength(0);
  });

  it('shouldTellWhatThePersonWants', () => {
    const { root, told } = open([flow()]);
    all(root, 'run-now')[0].click();
    for (const value of ['pause', 'resume', 'openruns'])
      all(root, 'menu')[0].dispatchEvent(new CustomEvent('select', { detail: { value } }));
    expect(told.mock.calls.map(([type]) => type)).toEqual(['run', 'pause', 'resume', 'openruns']);
    expect(told).toHaveBeenCalledWith('pause', 'DealRegistration');
  });

  it('shouldSayHowAFlowComesToBe', () => {
    expect(open([]).root.querySelector('c-impartner-frame').emptyTitle).toContain('EmptyTitle');
  });

  it('shouldSayWhatAFlowHasSentThatTakesNothingOver', () => {
    const { root } = open([flow({ name: 'out', direction: 'Outbound', lastRun: { ...run, writtenBack: 7 } }), flow()]);
    const counts = all(root, 'flow-counts').map((node) => node.textContent.trim());
    expect(counts[0]).toContain('ImpartnerFlowList_Sent');
    expect(counts[1]).not.toContain('ImpartnerFlowList_Sent');
  });
});

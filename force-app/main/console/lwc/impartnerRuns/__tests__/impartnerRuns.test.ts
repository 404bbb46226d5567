import listRuns from '@salesforce/apex/ImpartnerRunsController.listRuns';
import ImpartnerRuns from 'c/impartnerRuns';
import { CurrentPageReference } from 'lightning/navigation';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerRunsController.listRuns', () => ({ default: jest.fn() }), { virtual: true });
jest.mock(
  '@salesforce/apex/ImpartnerRunsController.listResults',
  () => ({ default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);
jest.mock(
  '@salesforce/apex/ImpartnerRunsController.timeline',
  () => ({ default: jest.fn(() => new Promise(() => undefined)) }),
  { virtual: true },
);
jest.mock('@salesforce/customPermission/ImpartnerOperate', () => ({ default: true }), { virtual: true });

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const run = (id) => ({
  id,
  state: 'Finished',
  startedAt: '2026-03-01T00:00:00Z',
  flowLabel: 'Deal registrations',
  read: 1,
  created: 1,
  updated: 0,
  unchanged: 0,
  held: 0,
  failed: 0,
  joined: 0,
  waiting: 0,
  ended: 0,
  writtenBack: 1,
});

const open = async (rows = [run('1'), { ...run('2'), state: 'Odd' }]) => {
  listRuns.mockResolvedValue({ rows, total: rows.length, hasMore: true });
  const element = createElement('c-impartner-runs', { is: ImpartnerRuns });
  document.body.appendChild(element);
  await flush();
  const root = element.shadowRoot;
  const at = (id) => root.querySelector(`[data-id="${id}"]`);
  const click = async (id) => {
    at(id).click();
    await flush();
  };
  const tell = async (selector, type, detail) => {
    root.querySelector(selector).dispatchEvent(new CustomEvent(type, { detail }));
    await flush();
  };
  return { root, click, tell };
};

describe('impartnerRuns', () => {
  it('shouldListPageAndFilter', async () => {
    const { root, tell } = await open();
    expect(root.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(root.querySelectorAll('tbody tr')[0].querySelectorAll('td.number')).toHaveLength(11);
    await tell('c-impartner-pager', 'turn', 1);
    expect(listRuns).toHaveBeenLastCalledWith(expect.objectContaining({ beforeId: '2' }));
    await tell('[data-id="state"]', 'change', { value: 'Failed' });
    expect(listRuns).toHaveBeenLastCalledWith({
      filter: { state: 'Failed', origin: '' },
      beforeAt: undefined,
      beforeId: undefined,
    });
    await tell('[data-id="origin"]', 'change', { value: 'RunNow' });
    await tell('[data-id="firstDay"]', 'change', { value: '2026-03-01' });
    await tell('[data-id="lastDay"]', 'change', { value: null });
    expect(listRuns).toHaveBeenLastCalledWith(
      expect.objectContaining({ filter: { state: 'Failed', origin: 'RunNow', firstDay: '2026-03-01' } }),
    );
  });

  it('shouldOpenTheRecordsOfARunAndTheTimeLineOfOne', async () => {
    const { root, tell, click } = await open();
    root.querySelector('[data-run="2"]').click();
    await flush();
    const results = () => root.querySelector('c-impartner-run-results');
    expect(results().runId).toBe('2');
    await tell('c-impartner-run-results', 'outcomechange', 'Failed');
    expect(results().outcome).toBe('Failed');
    await tell('c-impartner-run-results', 'showrecord', 'Deal:7');
    expect(root.querySelector('c-impartner-timeline').record).toBe('Deal:7');
    await click('back');
    expect(results().runId).toBe('2');
    await click('back');
    expect(root.querySelector('table')).not.toBeNull();
  });

  it('shouldShowTheTimeLineOfTheRecordThatWasTyped', async () => {
    const { root, tell, click } = await open();
    await click('show');
    expect(root.querySelector('c-impartner-timeline')).toBeNull();
    await tell('[data-id="key"]', 'change', { value: ' Deal:7 ' });
    const press = async (key) => {
      root.querySelector('[data-id="key"]').dispatchEvent(new KeyboardEvent('keyup', { key }));
      await flush();
    };
    await press('a');
    expect(root.querySelector('c-impartner-timeline')).toBeNull();
    await press('Enter');
    expect(root.querySelector('c-impartner-timeline').record).toBe('Deal:7');
  });

  it('shouldFollowTheAddress', async () => {
    const { root } = await open();
    CurrentPageReference.emit({ state: { c__record: 'Deal:8' } });
    await flush();
    expect(root.querySelector('c-impartner-timeline').record).toBe('Deal:8');
    CurrentPageReference.emit({ state: { c__run: '1', c__outcome: 'Held' } });
    await flush();
    expect(root.querySelector('c-impartner-run-results').outcome).toBe('Held');
    CurrentPageReference.emit({ state: { c__state: 'Failed' } });
    await flush();
    expect(listRuns).toHaveBeenLastCalledWith(expect.objectContaining({ filter: { state: 'Failed', origin: '' } }));
  });

  it('shouldDesignEmptyAndError', async () => {
    const { root, tell } = await open([]);
    const [, frame] = root.querySelectorAll('c-impartner-frame');
    expect(frame.emptyTitle).toContain('EmptyTitle');
    listRuns.mockRejectedValueOnce({ body: { message: 'No.' } });
    await tell('[data-id="state"]', 'change', { value: 'Failed' });
    expect(frame.error).toBe('No.');
    frame.dispatchEvent(new CustomEvent('retry'));
    await flush();
    expect(frame.error).toBeUndefined();
  });
});

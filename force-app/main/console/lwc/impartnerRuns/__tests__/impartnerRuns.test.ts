import listIssuesOfRun from '@salesforce/apex/ImpartnerRunsController.listIssuesOfRun';
import listRuns from '@salesforce/apex/ImpartnerRunsController.listRuns';
import timeline from '@salesforce/apex/ImpartnerRunsController.timeline';
import ImpartnerRuns from 'c/impartnerRuns';
import { CurrentPageReference } from 'lightning/navigation';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerRunsController.listRuns', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerRunsController.listIssuesOfRun', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ImpartnerRunsController.timeline', () => ({ default: jest.fn() }), { virtual: true });
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
  flowName: 'DealRegistration',
  correlationId: 'c',
  read: 1,
  created: 1,
  updated: 0,
  unchanged: 0,
  held: 0,
  failed: 0,
  skipped: 0,
  writtenBack: 1,
});

const open = async (rows = [run('1'), { ...run('2'), state: 'Odd' }]) => {
  listRuns.mockResolvedValue({ rows, total: rows.length, hasMore: true });
  timeline.mockResolvedValue([]);
  const element = createElement('c-impartner-runs', { is: ImpartnerRuns });
  document.body.appendChild(element);
  await flush();
  const root = element.shadowRoot;
  const at = (id) => root.querySelector(`[data-id="${id}"]`);
  const click = async (id) => {
    at(id).click();
    await flush();
  };
  return { root, at, click };
};
const act = async (root) => {
  root
    .querySelector('lightning-datatable')
    .dispatchEvent(new CustomEvent('rowaction', { detail: { row: { correlationId: 'c', started: 'then' } } }));
  await flush();
};

describe('impartnerRuns', () => {
  it('shouldListPageAndFilter', async () => {
    const { root, at, click } = await open();
    expect(root.querySelector('lightning-datatable').data).toHaveLength(2);
    await click('next');
    expect(listRuns).toHaveBeenLastCalledWith(expect.objectContaining({ beforeId: '2' }));
    await click('previous');
    at('state').dispatchEvent(new CustomEvent('change', { detail: { value: 'Failed' } }));
    await flush();
    expect(listRuns).toHaveBeenLastCalledWith({ state: 'Failed', beforeAt: undefined, beforeId: undefined });
  });

  it('shouldShowWhatFailedInARun', async () => {
    const { root, at } = await open();
    listIssuesOfRun.mockResolvedValueOnce([
      { id: 'i', impartnerKey: 'Deal:1', message: '<b>No</b>', remedy: 'Do.', attempts: 1 },
    ]);
    await act(root);
    expect(at('issues').querySelectorAll('li')).toHaveLength(1);
    expect(root.querySelector('b')).toBeNull();
    listIssuesOfRun.mockResolvedValueOnce([]);
    await act(root);
    expect(at('issues').textContent).toContain('NoIssues');
    listIssuesOfRun.mockRejectedValueOnce({ body: { message: 'No.' } });
    await act(root);
    expect(root.querySelector('c-impartner-message').text).toBe('No.');
  });

  it('shouldShowTheTimeLineOfARecordAndFollowTheAddress', async () => {
    const { root, at, click } = await open();
    at('key').dispatchEvent(new CustomEvent('change', { detail: { value: ' Deal:7 ' } }));
    await click('show');
    expect(root.querySelector('c-impartner-timeline').impartnerKey).toBe('Deal:7');
    CurrentPageReference.emit({ state: { c__record: 'Deal:8', c__state: 'Failed' } });
    await flush();
    expect(root.querySelector('c-impartner-timeline').impartnerKey).toBe('Deal:8');
    expect(listRuns).toHaveBeenLastCalledWith(expect.objectContaining({ state: 'Failed' }));
  });

  it('shouldDesignEmptyAndError', async () => {
    const { root, at, click } = await open([]);
    expect(root.querySelector('c-impartner-message').icon).toBe('utility:info');
    listRuns.mockRejectedValueOnce({ body: { message: 'No.' } });
    at('state').dispatchEvent(new CustomEvent('change', { detail: { value: 'Failed' } }));
    await flush();
    expect(root.querySelector('c-impartner-message').text).toBe('No.');
    await click('retry');
    expect(root.querySelector('c-impartner-message').icon).toBe('utility:info');
  });
});

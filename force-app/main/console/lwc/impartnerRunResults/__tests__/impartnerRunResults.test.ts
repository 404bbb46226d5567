import listResults from '@salesforce/apex/ImpartnerRunsController.listResults';
import ImpartnerRunResults from 'c/impartnerRunResults';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerRunsController.listResults', () => ({ default: jest.fn() }), { virtual: true });

const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const NavigationMixin = (Base) =>
    class extends Base {
      [Navigate](page) {
        mockNavigate(page);
      }
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate }) };
});

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const run = {
  id: 'r1',
  state: 'Failed',
  startedAt: '2026-03-01T00:00:00Z',
  message: 'Impartner did not answer.',
  read: 2,
  created: 1,
  updated: 0,
  unchanged: 0,
  held: 0,
  failed: 1,
  joined: 0,
  waiting: 0,
  ended: 0,
  writtenBack: 3,
  finishedAt: '2026-03-01T00:00:04Z',
};
const rows = [
  {
    id: 'a',
    at: '2026-03-01T00:00:02Z',
    type: 'Created',
    impartnerKey: 'Deal:1',
    recordId: '006A',
    record: { subject: 'New network', context: 'Orion', url: 'https://x.example/1' },
  },
  { id: 'b', at: '2026-03-01T00:00:01Z', type: 'Failed', impartnerKey: 'Deal:2', detail: '<b>No</b>' },
];

const open = async (page = { run, rows, total: 2, hasMore: true }) => {
  listResults.mockResolvedValue(page);
  const element = createElement('c-impartner-run-results', { is: ImpartnerRunResults });
  element.runId = 'r1';
  document.body.appendChild(element);
  await flush();
  const root = element.shadowRoot;
  return { element, root, at: (id) => root.querySelector(`[data-id="${id}"]`) };
};

describe('impartnerRunResults', () => {
  it('shouldShowTheRunAndWhatBecameOfEachRecord', async () => {
    const { root, at } = await open();
    expect(at('counts').textContent).toContain('Counts');
    expect(at('message').textContent).toBe('Impartner did not answer.');
    expect(at('written-back').textContent).toContain('WrittenBack');
    const names = [...root.querySelectorAll('[data-id="timeline"]')].map((node) => node.textContent.trim());
    expect(names[0]).toBe('New network');
    expect(names).toHaveLength(2);
    expect(root.querySelectorAll('[data-id="record"]')).toHaveLength(1);
    expect(root.querySelectorAll('tbody a')).toHaveLength(1);
    expect(root.querySelectorAll('tbody tr')[1].textContent).toContain('ImpartnerLog_Failed');
  });

  it('shouldFilterAndPageOnTheServer', async () => {
    const { element, root, at } = await open();
    const changed = jest.fn();
    element.addEventListener('outcomechange', (event) => changed(event.detail));
    at('outcome').dispatchEvent(new CustomEvent('change', { detail: { value: 'Failed' } }));
    expect(changed).toHaveBeenCalledWith('Failed');
    element.outcome = 'Failed';
    await flush();
    expect(listResults).toHaveBeenLastCalledWith(expect.objectContaining({ runId: 'r1', outcome: 'Failed' }));
    element.outcome = 'All';
    await flush();
    expect(at('total').textContent).toContain('TotalEvents');
    root.querySelector('c-impartner-pager').dispatchEvent(new CustomEvent('turn', { detail: 1 }));
    await flush();
    expect(listResults).toHaveBeenLastCalledWith(expect.objectContaining({ beforeId: 'b' }));
  });

  it('shouldLeadToTheTimeLineAndTheRecord', async () => {
    const { element, root } = await open();
    const shown = jest.fn();
    element.addEventListener('showrecord', (event) => shown(event.detail));
    root.querySelector('[data-id="timeline"]').click();
    expect(shown).toHaveBeenCalledWith('Deal:1');
    root.querySelector('[data-id="record"]').click();
    expect(mockNavigate).toHaveBeenCalledTimes(1);
  });

  it('shouldDesignEmptyAndError', async () => {
    const { element, root } = await open({ run, rows: [], total: 0, hasMore: false });
    const [outer, inner] = root.querySelectorAll('c-impartner-frame');
    expect(inner.emptyTitle).toContain('EmptyTitle');
    listResults.mockRejectedValueOnce({ body: { message: 'Gone.' } });
    element.runId = 'r2';
    await flush();
    expect(outer.error).toBe('Gone.');
    outer.dispatchEvent(new CustomEvent('retry'));
    await flush();
    expect(outer.error).toBeUndefined();
  });
});

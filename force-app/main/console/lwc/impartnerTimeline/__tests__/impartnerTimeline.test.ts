import timeline from '@salesforce/apex/ImpartnerRunsController.timeline';
import ImpartnerTimeline from 'c/impartnerTimeline';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerRunsController.timeline', () => ({ default: jest.fn() }), { virtual: true });

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const open = async (record = 'Deal:1') => {
  const element = createElement('c-impartner-timeline', { is: ImpartnerTimeline });
  element.record = record;
  document.body.appendChild(element);
  await flush();
  return { element, frame: element.shadowRoot.querySelector('c-impartner-frame'), root: element.shadowRoot };
};
const rows = [
  { id: 'a', at: '2026-03-01T00:00:00Z', type: 'Decided', person: 'Ann' },
  { id: 'b', at: '2026-02-01T00:00:00Z', type: 'Held' },
];

describe('impartnerTimeline', () => {
  it('shouldTellTheStoryPageByPage', async () => {
    const name = {
      impartnerKey: 'Deal:1',
      subject: 'New network',
      context: 'Orion',
      recordId: '006',
      url: 'https://i/1',
    };
    timeline.mockResolvedValue({ rows, matches: [name], total: 60, hasMore: true });
    const { element, root } = await open();
    expect(root.querySelector('c-impartner-event-list').entries).toHaveLength(2);
    expect(element.record).toBe('Deal:1');
    expect(root.querySelector('[data-id="context"]').textContent).toBe('Orion');
    expect(root.querySelector('a').href).toBe('https://i/1');
    root.querySelector('[data-id="record"]').click();
    root.querySelector('c-impartner-pager').dispatchEvent(new CustomEvent('turn', { detail: 1 }));
    await flush();
    expect(timeline).toHaveBeenLastCalledWith({ record: 'Deal:1', beforeAt: rows[1].at, beforeId: 'b' });
    expect(root.querySelector('c-impartner-pager').page).toBe(2);
  });

  it('shouldAskWhichRecordIsMeant', async () => {
    const matches = [{ impartnerKey: 'Deal:1', subject: 'New network' }, { impartnerKey: 'Deal:2' }];
    timeline.mockResolvedValue({ rows: [], matches, total: 0, hasMore: false });
    const { element, root, frame } = await open('network');
    expect(frame.emptyTitle).toBeUndefined();
    const shown = jest.fn();
    element.addEventListener('showrecord', (event) => shown(event.detail));
    const buttons = [...root.querySelectorAll('[data-id="match"]')];
    expect(buttons).toHaveLength(2);
    buttons[1].click();
    expect(shown).toHaveBeenCalledWith('Deal:2');
  });

  it('shouldSayThatNothingIsKnownOrThatItFailed', async () => {
    timeline.mockResolvedValue({ rows: [], matches: [], total: 0, hasMore: false });
    const { element, frame } = await open();
    expect(frame.emptyText).toContain('Empty');
    timeline.mockRejectedValueOnce({ body: { message: 'No.' } });
    element.record = 'Deal:2';
    await flush();
    expect(frame.error).toBe('No.');
    frame.dispatchEvent(new CustomEvent('retry'));
    await flush();
    expect(frame.error).toBeUndefined();
    element.record = undefined;
    await flush();
    expect(timeline).toHaveBeenCalledTimes(3);
  });
});

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
    timeline.mockResolvedValue({ rows, total: 60, hasMore: true });
    const { element, root } = await open();
    expect(root.querySelector('c-impartner-event-list').entries).toHaveLength(2);
    expect(element.record).toBe('Deal:1');
    root.querySelector('c-impartner-pager').dispatchEvent(new CustomEvent('turn', { detail: 1 }));
    await flush();
    expect(timeline).toHaveBeenLastCalledWith({ record: 'Deal:1', beforeAt: rows[1].at, beforeId: 'b' });
    expect(root.querySelector('c-impartner-pager').page).toBe(2);
  });

  it('shouldSayThatNothingIsKnownOrThatItFailed', async () => {
    timeline.mockResolvedValue({ rows: [], total: 0, hasMore: false });
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

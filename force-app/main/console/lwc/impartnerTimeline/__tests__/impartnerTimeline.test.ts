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

const open = async (impartnerKey = 'Deal:1') => {
  const element = createElement('c-impartner-timeline', { is: ImpartnerTimeline });
  element.impartnerKey = impartnerKey;
  document.body.appendChild(element);
  await flush();
  return element;
};

describe('impartnerTimeline', () => {
  it('shouldTellTheStoryInOrder', async () => {
    timeline.mockResolvedValue([
      { at: '2026-03-01T00:00:00Z', type: 'Decided', detail: 'Link', person: 'Ann' },
      { at: '2026-02-01T00:00:00Z', type: 'Odd', correlationId: 'c1' },
    ]);
    const element = await open();
    const items = [...element.shadowRoot.querySelectorAll('li')].map((item) => item.textContent);
    expect(items[0]).toContain('ImpartnerTimeline_Decided');
    expect(items[1]).toContain('Odd');
    expect(element.impartnerKey).toBe('Deal:1');
  });

  it('shouldSayThatNothingIsKnownOrThatItFailed', async () => {
    timeline.mockResolvedValue([]);
    const element = await open();
    expect(element.shadowRoot.querySelector('[role="status"]').textContent).toContain('Empty');
    timeline.mockRejectedValue({ body: { message: 'No.' } });
    element.impartnerKey = 'Deal:2';
    await flush();
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('No.');
    element.impartnerKey = undefined;
    await flush();
    expect(element.shadowRoot.querySelector('[role="alert"]')).toBeNull();
  });
});

import ImpartnerEventList from 'c/impartnerEventList';
import { createElement } from 'lwc';

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

afterEach(() => document.body.replaceChildren());

const entries = [
  { id: '1', type: 'Created', at: '2026-03-01T00:00:00Z', detail: '<b>new</b>', recordId: '006A', runId: 'run1' },
  { id: '2', type: 'Held', at: '2026-02-01T00:00:00Z', reason: 'Several have this e-mail' },
];
const open = (hasLinks) => {
  const element = createElement('c-impartner-event-list', { is: ImpartnerEventList });
  Object.assign(element, { entries, label: 'Events', hasLinks });
  document.body.appendChild(element);
  return element.shadowRoot;
};

describe('impartnerEventList', () => {
  it('shouldTellTheEventsAsText', () => {
    const root = open(false);
    const items = [...root.querySelectorAll('li')].map((item) => item.textContent);
    expect(items[0]).toContain('ImpartnerLog_Created');
    expect(items[0]).toContain('<b>new</b>');
    expect(items[1]).toContain('Several have this e-mail');
    expect(root.querySelector('c-impartner-time').value).toBe('2026-03-01T00:00:00Z');
    expect(root.querySelector('lightning-button')).toBeNull();
  });

  it('shouldLeadToTheRunAndTheRecord', () => {
    const root = open(true);
    expect(root.querySelectorAll('[data-id="run"]')).toHaveLength(1);
    root.querySelector('[data-id="run"]').click();
    expect(mockNavigate).toHaveBeenLastCalledWith(expect.objectContaining({ state: { c__run: 'run1' } }));
    root.querySelector('[data-id="record"]').click();
    expect(mockNavigate.mock.lastCall[0].attributes.recordId).toBe('006A');
  });
});

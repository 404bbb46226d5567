import ImpartnerHeldFilters from 'c/impartnerHeldFilters';
import { createElement } from 'lwc';

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

const open = (change = {}) => {
  const element = createElement('c-impartner-held-filters', { is: ImpartnerHeldFilters });
  element.held = {
    view: 'Waiting',
    reason: '',
    partner: '',
    age: '',
    isMine: false,
    text: '',
    sorting: 'Oldest',
    ...change,
  };
  element.reasons = [{ value: 'CUSTOMER_NOT_NAMED', total: 2 }];
  element.partners = [{ value: 'Nordwind', total: 3 }];
  const filtered = jest.fn();
  element.addEventListener('filter', (event) => filtered(event.detail));
  document.body.appendChild(element);
  const at = (id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);
  const tell = (id, detail) => at(id).dispatchEvent(new CustomEvent('change', { detail }));
  return { at, change: tell, filtered };
};

describe('impartnerHeldFilters', () => {
  it('shouldTellWhatChanges', () => {
    const { change, filtered } = open();
    change('reason', { value: 'CUSTOMER_NOT_NAMED' });
    expect(filtered).toHaveBeenLastCalledWith({ reason: 'CUSTOMER_NOT_NAMED' });
    change('sort', { value: 'Highest' });
    expect(filtered).toHaveBeenLastCalledWith({ sorting: 'Highest' });
    change('mine', { checked: true });
    expect(filtered).toHaveBeenLastCalledWith({ isMine: true });
  });

  it('shouldWaitUntilTypingPauses', () => {
    const { change, filtered } = open();
    change('text', { value: 'ac' });
    change('text', { value: 'acme' });
    jest.advanceTimersByTime(300);
    expect(filtered.mock.calls).toEqual([[{ text: 'acme' }]]);
  });

  it('shouldOrderWhatIsDecidedByTheDecision', () => {
    const { at, change, filtered } = open({ view: 'Decided' });
    expect(at('sort').options[1].label).toContain('LastDecided');
    change('view', { value: 'Decided' });
    expect(filtered).toHaveBeenLastCalledWith({ view: 'Decided', sorting: 'Newest', id: undefined });
    change('view', { value: 'Later' });
    expect(filtered).toHaveBeenLastCalledWith({ view: 'Later', sorting: 'Oldest', id: undefined });
  });

  it('shouldKeepAChoiceThatNothingHasAnyMore', () => {
    const { at } = open({ partner: 'Gone Inc', reason: 'CUSTOMER_NOT_NAMED' });
    expect(at('partner').options.map(({ value }) => value)).toEqual(['', 'Nordwind', 'Gone Inc']);
    expect(at('reason').options).toHaveLength(2);
  });
});

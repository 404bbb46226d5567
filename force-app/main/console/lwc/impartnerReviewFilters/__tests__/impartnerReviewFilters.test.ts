import ImsenderReviewFilters from 'c/impartnerReviewFilters';
import { createElement } from 'lwc';

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

const open = (change = {}) => {
  const element = createElement('c-impartner-review-filters', { is: ImsenderReviewFilters });
  element.list = {
    view: 'Waiting',
    reason: '',
    sender: '',
    age: '',
    isMine: false,
    text: '',
    sorting: 'Oldest',
    ...change,
  };
  element.reasons = [{ value: 'CUSTOMER_NOT_NAMED', label: 'No name', total: 2 }];
  element.senders = [{ value: 'Nordwind', label: 'Nordwind', total: 3 }];
  const filtered = jest.fn();
  element.addEventListener('filter', (event) => filtered(event.detail));
  document.body.appendChild(element);
  const at = (id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);
  const tell = (id, detail) => at(id).dispatchEvent(new CustomEvent('change', { detail }));
  return { at, change: tell, filtered };
};

describe('impartnerReviewFilters', () => {
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
    const { at } = open({ sender: 'Gone Inc', reason: 'CUSTOMER_NOT_NAMED' });
    expect(at('sender').options.map(({ value }) => value)).toEqual(['', 'Nordwind', 'Gone Inc']);
    expect(at('reason').options).toHaveLength(2);
  });
});

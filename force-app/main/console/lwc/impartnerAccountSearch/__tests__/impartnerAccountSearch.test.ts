import findAccounts from '@salesforce/apex/ImpartnerHeldDealsController.findAccounts';
import ImpartnerAccountSearch from 'c/impartnerAccountSearch';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerHeldDealsController.findAccounts', () => ({ default: jest.fn() }), {
  virtual: true,
});

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

beforeEach(() => jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] }));
afterEach(() => jest.useRealTimers());

const type = async (element, value) => {
  element.shadowRoot.querySelector('lightning-input').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  jest.advanceTimersByTime(300);
  await flush();
};
const open = () => {
  const element = createElement('c-impartner-account-search', { is: ImpartnerAccountSearch });
  document.body.appendChild(element);
  return element;
};

describe('impartnerAccountSearch', () => {
  it('shouldOfferAndTellWhatWasFound', async () => {
    findAccounts.mockResolvedValue([{ id: '1', name: 'Acme', detail: 'Bonn' }]);
    const element = open();
    const found = jest.fn();
    element.addEventListener('found', (event) => found(event.detail));
    await type(element, 'ac');
    element.shadowRoot.querySelector('button').click();
    await flush();
    expect(found).toHaveBeenCalledWith({ id: '1', name: 'Acme' });
    expect(element.shadowRoot.querySelector('button')).toBeNull();
  });

  it('shouldSayThatNothingWasFoundAndAskNothingForOneLetter', async () => {
    findAccounts.mockResolvedValue([]);
    const element = open();
    await type(element, 'a');
    expect(findAccounts).not.toHaveBeenCalled();
    await type(element, 'ab');
    expect(element.shadowRoot.querySelector('[role="status"]')).not.toBeNull();
    findAccounts.mockRejectedValue({ body: { message: 'No.' } });
    await type(element, 'abc');
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('No.');
  });
});

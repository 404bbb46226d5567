import findRecords from '@salesforce/apex/ImpartnerReviewsController.findRecords';
import ImpartnerRecordSearch from 'c/impartnerRecordSearch';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerReviewsController.findRecords', () => ({ default: jest.fn() }), {
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
  const element = createElement('c-impartner-record-search', { is: ImpartnerRecordSearch });
  element.reviewId = 'r1';
  document.body.appendChild(element);
  return element;
};

describe('impartnerRecordSearch', () => {
  it('shouldOfferAndTellWhatWasFound', async () => {
    findRecords.mockResolvedValue([{ id: '1', name: 'Acme', detail: 'Bonn' }]);
    const element = open();
    const found = jest.fn();
    element.addEventListener('found', (event) => found(event.detail));
    await type(element, 'ac');
    expect(findRecords).toHaveBeenCalledWith({ reviewId: 'r1', text: 'ac' });
    element.shadowRoot.querySelector('button').click();
    await flush();
    expect(found).toHaveBeenCalledWith('1');
    expect(element.shadowRoot.querySelector('button')).toBeNull();
  });

  it('shouldSayThatNothingWasFoundAndAskNothingForOneLetter', async () => {
    findRecords.mockResolvedValue([]);
    const element = open();
    await type(element, 'a');
    expect(findRecords).not.toHaveBeenCalled();
    await type(element, 'ab');
    expect(element.shadowRoot.querySelector('[role="status"]')).not.toBeNull();
    findRecords.mockRejectedValue({ body: { message: 'No.' } });
    await type(element, 'abc');
    expect(element.shadowRoot.querySelector('[role="alert"]').textContent).toBe('No.');
  });
});

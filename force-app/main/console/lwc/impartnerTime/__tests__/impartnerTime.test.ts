import ImpartnerTime from 'c/impartnerTime';
import { createElement } from 'lwc';

beforeEach(() => jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] }));
afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

const open = (properties) => {
  const element = createElement('c-impartner-time', { is: ImpartnerTime });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
};

describe('impartnerTime', () => {
  it('shouldKeepTheRelativeTimeCurrent', async () => {
    const element = open({ value: new Date(Date.now() - 120_000).toISOString() });
    const time = element.shadowRoot.querySelector('time');
    expect(time.textContent).toContain('2 minutes ago');
    expect(time.title).toMatch(/\d{4}/);
    expect(time.querySelector('.slds-assistive-text').textContent).toContain(time.title);
    jest.advanceTimersByTime(60_000);
    await Promise.resolve();
    expect(time.textContent).toContain('3 minutes ago');
  });

  it('shouldSayWhatThereIsInsteadOfATime', () => {
    expect(open({ fallback: 'Never' }).shadowRoot.textContent).toBe('Never');
  });
});

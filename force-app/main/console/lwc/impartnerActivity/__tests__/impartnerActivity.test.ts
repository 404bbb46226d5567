import { followActivity } from 'c/impartnerActivity';
import { isEmpEnabled, onError, subscribe, unsubscribe } from 'lightning/empApi';

afterEach(() => jest.useRealTimers());

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};
const subscription = { id: 1 };

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
  jest.clearAllMocks();
  isEmpEnabled.mockResolvedValue(true);
  subscribe.mockResolvedValue(subscription);
});

const follow = () => {
  const told = jest.fn();
  const look = jest.fn();
  return { told, look, end: followActivity(told, look) };
};
const waitHalfAMinute = () => jest.advanceTimersByTime(30_000);
const step = (state) => subscribe.mock.calls[0][2]({ data: { payload: { Flow__c: 'Deals', State__c: state } } });

describe('impartnerActivity', () => {
  it('shouldTellOfEachStepUntilItEnds', async () => {
    const { told, look, end } = follow();
    await flush();
    expect(subscribe).toHaveBeenCalledWith('/event/ImpartnerActivity__e', -1, expect.any(Function));
    step('Running');
    expect(told).toHaveBeenCalledWith({ flow: 'Deals', state: 'Running' });
    end();
    expect(unsubscribe).toHaveBeenCalledWith(subscription);
    step('Finished');
    expect(told).toHaveBeenCalledTimes(1);
    onError.mock.calls[0][0]({});
    waitHalfAMinute();
    expect(look).not.toHaveBeenCalled();
  });

  it('shouldLookByItselfWhereStepsCannotBeFollowed', async () => {
    isEmpEnabled.mockResolvedValueOnce(false);
    const phone = follow();
    await flush();
    expect(subscribe).not.toHaveBeenCalled();
    subscribe.mockRejectedValueOnce(new Error('refused'));
    const refused = follow();
    const lost = follow();
    await flush();
    waitHalfAMinute();
    expect([phone, refused, lost].map(({ look }) => look.mock.calls.length)).toEqual([1, 1, 0]);
    onError.mock.calls.at(-1)[0]({});
    onError.mock.calls.at(-1)[0]({});
    phone.end();
    waitHalfAMinute();
    expect([phone, refused, lost].map(({ look }) => look.mock.calls.length)).toEqual([1, 2, 1]);
  });

  it('shouldNotStaySubscribedWhenItEndsWhileItBegins', async () => {
    follow().end();
    await flush();
    expect(unsubscribe).toHaveBeenCalledWith(subscription);
  });
});

import { followActivity } from 'c/impartnerActivity';
import { isEmpEnabled, onError, subscribe, unsubscribe } from 'lightning/empApi';

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};
const subscription = { id: 1 };

beforeEach(() => {
  jest.clearAllMocks();
  isEmpEnabled.mockResolvedValue(true);
  subscribe.mockResolvedValue(subscription);
});

const follow = () => {
  const told = jest.fn();
  const failed = jest.fn();
  return { told, failed, end: followActivity(told, failed) };
};
const step = (state) => subscribe.mock.calls[0][2]({ data: { payload: { Flow__c: 'Deals', State__c: state } } });

describe('impartnerActivity', () => {
  it('shouldTellOfEachStepUntilItEnds', async () => {
    const { told, failed, end } = follow();
    await flush();
    expect(subscribe).toHaveBeenCalledWith('/event/ImpartnerActivity__e', -1, expect.any(Function));
    step('Running');
    expect(told).toHaveBeenCalledWith({ flow: 'Deals', state: 'Running' });
    end();
    expect(unsubscribe).toHaveBeenCalledWith(subscription);
    step('Finished');
    expect(told).toHaveBeenCalledTimes(1);
    onError.mock.calls[0][0]({});
    expect(failed).not.toHaveBeenCalled();
  });

  it('shouldSayThatStepsCannotBeFollowed', async () => {
    isEmpEnabled.mockResolvedValueOnce(false);
    const phone = follow();
    await flush();
    expect(phone.failed).toHaveBeenCalledTimes(1);
    expect(subscribe).not.toHaveBeenCalled();
    subscribe.mockRejectedValueOnce(new Error('refused'));
    const refused = follow();
    await flush();
    expect(refused.failed).toHaveBeenCalledTimes(1);
    const lost = follow();
    await flush();
    onError.mock.calls.at(-1)[0]({});
    expect(lost.failed).toHaveBeenCalledTimes(1);
  });

  it('shouldNotStaySubscribedWhenItEndsWhileItBegins', async () => {
    follow().end();
    await flush();
    expect(unsubscribe).toHaveBeenCalledWith(subscription);
  });
});

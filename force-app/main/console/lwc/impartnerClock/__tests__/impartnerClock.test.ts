import { everyMinute } from 'c/impartnerClock';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('impartnerClock', () => {
  it('shouldTellAllListenersWithOneTimer', () => {
    const [left, right] = [jest.fn(), jest.fn()];
    const stops = [everyMinute(left), everyMinute(right)];
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(120_000);
    expect(left).toHaveBeenCalledTimes(2);
    stops[0]();
    jest.advanceTimersByTime(60_000);
    expect(left).toHaveBeenCalledTimes(2);
    expect(right).toHaveBeenCalledTimes(3);
    stops[1]();
    expect(jest.getTimerCount()).toBe(0);
  });
});

import { followActivity } from 'c/impartnerActivity';
import { isEmpEnabled, subscribe } from 'lightning/empApi';

jest.mock('@salesforce/schema/ImpartnerRun__c', () => ({ default: { objectApiName: 'imptest__ImpartnerRun__c' } }), {
  virtual: true,
});

describe('impartnerActivity of a managed package', () => {
  it('shouldFollowTheEventsOfThePackage', async () => {
    isEmpEnabled.mockResolvedValue(true);
    subscribe.mockResolvedValue({ id: 1 });
    const told = jest.fn();
    followActivity(told, jest.fn());
    for (let turn = 0; turn < 12; turn++) await Promise.resolve();
    const [channel, , receive] = subscribe.mock.lastCall;
    expect(channel).toBe('/event/imptest__ImpartnerActivity__e');
    receive({ data: { payload: { imptest__Flow__c: 'Deals', imptest__State__c: 'Finished' } } });
    expect(told).toHaveBeenCalledWith({ flow: 'Deals', state: 'Finished' });
  });
});

import { originText, ORIGIN_OPTIONS } from 'c/impartnerOrigins';

jest.mock('@salesforce/label/c.ImpartnerOrigins_By', () => ({ default: '{0}, {1}' }), { virtual: true });

describe('impartnerOrigins', () => {
  it('shouldSayWhatStartedARunAndWho', () => {
    expect(originText({ origin: 'Schedule' })).toContain('Schedule');
    expect(originText({ origin: 'RunNow', startedBy: 'Ada' })).toMatch(/RunNow, Ada$/);
    expect(originText({})).toContain('Unknown');
    expect(ORIGIN_OPTIONS).toHaveLength(7);
  });
});

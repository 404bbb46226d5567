import { eventViews, OUTCOMES } from 'c/impartnerLog';

jest.mock('@salesforce/label/c.ImpartnerLog_By', () => ({ default: '{0} by {1}' }), { virtual: true });

describe('impartnerLog', () => {
  it('shouldSayInWordsWhatHappenedAndWho', () => {
    const [held, decided, odd] = eventViews([
      { id: '1', type: 'Held', reason: 'Nobody had this e-mail', at: '2026-03-01T00:00:00Z' },
      { id: '2', type: 'Decided', person: 'Ann', detail: 'Because.', impartnerKey: 'Deal:1', runId: 'r' },
      { id: '3', type: 'NEW_TYPE' },
    ]);
    expect(held.title).toContain('ImpartnerLog_Held');
    expect(held.reason).toBe('Nobody had this e-mail');
    expect(decided.title).toBe('c.ImpartnerLog_Decided by Ann');
    expect(decided.subject).toContain('KeyName');
    expect(decided.detail).toBe('Because.');
    expect(odd).toEqual(expect.objectContaining({ title: 'New type', icon: 'utility:info', reason: '' }));
  });

  it('shouldOfferTheOutcomesOfARun', () => {
    expect(OUTCOMES.map(({ value }) => value)).toContain('Failed');
    expect(OUTCOMES.every(({ label }) => label.includes('ImpartnerLog_'))).toBe(true);
  });
});

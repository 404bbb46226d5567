import { countsText, OUTCOMES } from 'c/impartnerOutcomes';

jest.mock('@salesforce/label/c.ImpartnerOutcomes_Counts', () => ({ default: '{0}: {1} {2} {3} {4} {5} {6} {7} {8}' }), {
  virtual: true,
});

const run = { read: 36, created: 1, joined: 2, updated: 3, unchanged: 4, held: 5, failed: 6, waiting: 7, ended: 8 };

describe('impartnerOutcomes', () => {
  it('shouldSayWhatARunDidInTheOrderOfAllPages', () => {
    expect(countsText({ ...run, state: 'Finished' })).toBe('36: 1 2 3 4 5 6 7 8');
    expect(countsText({ ...run, state: 'Running' })).toContain('CountsSoFar');
    expect(OUTCOMES.reduce((sum, { name }) => sum + run[name], 0)).toBe(run.read);
    expect(new Set(OUTCOMES.map(({ style }) => style)).size).toBe(8);
  });
});

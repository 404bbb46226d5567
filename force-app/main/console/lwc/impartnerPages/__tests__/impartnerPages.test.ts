import { addressOf, ownName, tabPage } from 'c/impartnerPages';

describe('impartnerPages', () => {
  it('shouldNameThingsAsTheyAreWhereThePackageIsUnmanaged', () => {
    expect(ownName('ImpartnerRun__c')).toBe('ImpartnerRun__c');
    expect(tabPage('ImpartnerRuns', { run: 'r1', state: undefined })).toEqual({
      type: 'standard__navItemPage',
      attributes: { apiName: 'ImpartnerRuns' },
      state: { c__run: 'r1', c__state: undefined },
    });
    expect(tabPage('ImpartnerRuns').state).toEqual({});
  });

  it('shouldReadOnlyWhatIsMeantForThePackage', () => {
    expect(addressOf({ state: { c__run: 'r1', other__run: 'r2', run: 'r3' } })).toEqual({ run: 'r1' });
    expect(addressOf({})).toEqual({});
  });
});

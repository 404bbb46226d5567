import { addressOf, ownName, tabPage } from 'c/impartnerPages';

jest.mock('@salesforce/schema/ImpartnerRun__c', () => ({ default: { objectApiName: 'imptest__ImpartnerRun__c' } }), {
  virtual: true,
});

describe('impartnerPages of a managed package', () => {
  it('shouldNameThingsWithTheNamespaceOfThePackage', () => {
    expect(ownName('ImpartnerActivity__e')).toBe('imptest__ImpartnerActivity__e');
    const page = tabPage('ImpartnerReviews', { id: 'r1' });
    expect(page).toEqual({
      type: 'standard__navItemPage',
      attributes: { apiName: 'imptest__ImpartnerReviews' },
      state: { imptest__id: 'r1' },
    });
    expect(addressOf({ state: { ...page.state, c__id: 'r2' } })).toEqual({ id: 'r1' });
  });
});

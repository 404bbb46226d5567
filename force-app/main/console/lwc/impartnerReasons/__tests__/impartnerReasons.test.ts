import { reasonText } from 'c/impartnerReasons';

describe('impartnerReasons', () => {
  it('shouldSayKnownCodesAsPhrasesAndReadOthersAsWords', () => {
    expect(reasonText('CUSTOMER_NOT_NAMED')).toContain('ImpartnerReasons_CustomerNotNamed');
    expect(reasonText('Join')).toContain('ImpartnerReasons_Join');
    expect(reasonText('SOMETHING_NEW')).toBe('Something new');
    expect(reasonText(undefined)).toBe('');
  });
});

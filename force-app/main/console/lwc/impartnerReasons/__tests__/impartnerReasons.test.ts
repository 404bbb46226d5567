import { reasonText } from 'c/impartnerReasons';

describe('impartnerReasons', () => {
  it('shouldSayCodesOfTheEngineAsPhrasesAndReadOthersAsWords', () => {
    expect(reasonText('KEY_REFUSED')).toContain('ImpartnerReasons_KeyRefused');
    expect(reasonText('SOMETHING_NEW')).toBe('Something new');
    expect(reasonText(undefined)).toBe('');
  });

  it('shouldLeaveAPhraseOfAFlowAsItIs', () => {
    expect(reasonText('The Customer was found by its Domain')).toBe('The Customer was found by its Domain');
  });
});

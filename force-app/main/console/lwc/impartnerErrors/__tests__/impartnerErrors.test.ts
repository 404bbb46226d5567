import { reduce } from 'c/impartnerErrors';

describe('reduce', () => {
  it('shouldTakeTheSentenceOfTheServer', () => {
    expect(reduce({ body: { message: 'No access.' } })).toBe('No access.');
    expect(reduce({ body: [{ message: 'One.' }, { message: 'Two.' }, { message: 'One.' }] })).toBe('One. Two.');
    expect(reduce(new Error('Broken.'))).toBe('Broken.');
    expect(reduce('Text.')).toBe('Text.');
  });

  it('shouldSaySomethingUsefulForAnythingElse', () => {
    for (const failure of [undefined, null, 7, {}, { body: {} }, { message: 3 }, ' '])
      expect(reduce(failure)).toContain('ImpartnerErrors_UnknownFailure');
  });
});

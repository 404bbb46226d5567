import { turned } from 'c/impartnerPaging';

describe('impartnerPaging', () => {
  it('shouldRememberTheLastRowOfEachPage', () => {
    const second = turned([], ['a', 'b'], 1);
    expect(second).toEqual(['b']);
    expect(turned(second, ['c', 'd'], 1)).toEqual(['b', 'd']);
    expect(turned(['b', 'd'], ['e'], -1)).toEqual(['b']);
  });

  it('shouldStayWhereNothingFollows', () => {
    expect(turned(['b'], [], 1)).toEqual(['b']);
    expect(turned([], [], -1)).toEqual([]);
  });
});

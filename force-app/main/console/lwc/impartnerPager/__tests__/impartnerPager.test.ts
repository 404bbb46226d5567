import ImpartnerPager from 'c/impartnerPager';
import { createElement } from 'lwc';

afterEach(() => document.body.replaceChildren());

const open = (page, hasMore) => {
  const element = createElement('c-impartner-pager', { is: ImpartnerPager });
  Object.assign(element, { page, hasMore });
  document.body.appendChild(element);
  return element;
};
const button = (element, step) => element.shadowRoot.querySelector(`[data-step="${step}"]`);

describe('impartnerPager', () => {
  it('shouldTurnBothWays', () => {
    const element = open(2, true);
    const turned = jest.fn();
    element.addEventListener('turn', (event) => turned(event.detail));
    button(element, '1').click();
    button(element, '-1').click();
    expect(turned.mock.calls).toEqual([[1], [-1]]);
  });

  it('shouldEndAtTheFirstAndTheLastPage', () => {
    expect(button(open(1, true), '-1').disabled).toBe(true);
    expect(button(open(3, false), '1').disabled).toBe(true);
  });

  it('shouldStayAwayWhereOnePageIsAll', () => {
    expect(open(1, false).shadowRoot.querySelector('nav')).toBeNull();
  });
});

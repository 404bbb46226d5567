import ImpartnerDays from 'c/impartnerDays';
import { createElement } from 'lwc';

afterEach(() => document.body.replaceChildren());

const open = (days) => {
  const element = createElement('c-impartner-days', { is: ImpartnerDays });
  element.days = days;
  document.body.appendChild(element);
  const root = element.shadowRoot;
  return { root, at: (id) => root.querySelector(`[data-id="${id}"]`) };
};
const days = Array.from({ length: 14 }, (_, back) => ({
  day: `2026-03-${10 + back}`,
  created: back,
  updated: 1,
  held: 0,
  failed: 0,
  joined: 0,
  waiting: 0,
  ended: 0,
}));

describe('impartnerDays', () => {
  it('shouldDrawBarsAndShowTheSameFiguresAsATable', async () => {
    const { root, at } = open(days);
    expect(root.querySelectorAll('.column')).toHaveLength(14);
    const tallest = [...root.querySelectorAll('.column')].at(-1).querySelectorAll('.segment');
    expect([...tallest].map((segment) => segment.style.height)).toEqual(['7.14%', '92.86%']);
    expect(at('chart-text').textContent).toContain('ChartText');
    expect(root.querySelector('.axis').textContent).toBe('1470');
    expect(root.querySelectorAll('.value')).toHaveLength(14);
    expect(at('legend').querySelectorAll('li')).toHaveLength(7);
    at('table').click();
    await Promise.resolve();
    expect(root.querySelectorAll('tbody tr')).toHaveLength(14);
    expect(at('table').label).toContain('AsChart');
  });

  it('shouldSayThatNothingHappened', () => {
    expect(open([]).at('chart-text').textContent).toContain('Quiet');
  });
});

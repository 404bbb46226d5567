import ImpartnerLater from 'c/impartnerLater';
import { createElement } from 'lwc';

afterEach(() => document.body.replaceChildren());

const DAY = 86_400_000;
const open = () => {
  const element = createElement('c-impartner-later', { is: ImpartnerLater });
  const putOff = jest.fn();
  element.addEventListener('putoff', (event) => putOff(Date.parse(event.detail)));
  document.body.appendChild(element);
  const root = element.shadowRoot;
  return { root, putOff, at: (id) => root.querySelector(`[data-id="${id}"]`) };
};
const type = async (field, value) => {
  field.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await Promise.resolve();
};

describe('impartnerLater', () => {
  it('shouldPutOffByADayOrAWeek', () => {
    const { root, putOff } = open();
    root.querySelector('[data-days="1"]').click();
    root.querySelector('[data-days="7"]').click();
    const [[day], [week]] = putOff.mock.calls;
    expect(Math.round((day - Date.now()) / DAY)).toBe(1);
    expect(Math.round((week - Date.now()) / DAY)).toBe(7);
  });

  it('shouldPutOffUntilADateToCome', async () => {
    const { at, putOff } = open();
    expect(at('until').disabled).toBe(true);
    await type(at('day'), '2001-01-01');
    expect(at('until').disabled).toBe(true);
    await type(at('day'), null);
    expect(at('until').disabled).toBe(true);
    await type(at('day'), '2999-12-31');
    expect(at('until').disabled).toBe(false);
    at('until').click();
    expect(putOff).toHaveBeenCalledWith(new Date('2999-12-31T00:00:00').getTime());
    expect(at('day').min).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

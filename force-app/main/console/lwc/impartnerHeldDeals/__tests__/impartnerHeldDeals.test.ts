import listHeld from '@salesforce/apex/ImpartnerHeldDealsController.listHeld';
import loadCase from '@salesforce/apex/ImpartnerHeldDealsController.loadCase';
import undo from '@salesforce/apex/ImpartnerHeldDealsController.undo';
import ImpartnerHeldDeals from 'c/impartnerHeldDeals';
import { CurrentPageReference } from 'lightning/navigation';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerHeldDealsController.decide', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerHeldDealsController.decideLater', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ImpartnerHeldDealsController.loadCase', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerHeldDealsController.reject', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerHeldDealsController.undo', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerHeldDealsController.findAccounts', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ImpartnerHeldDealsController.listHeld', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/ImpartnerOperate', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/ImpartnerDecideReviews', () => ({ default: true }), { virtual: true });

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const rows = (from, count) =>
  Array.from({ length: count }, (_, n) => ({
    id: `r${from + n}`,
    subject: `Deal ${from + n}`,
    reason: 'CUSTOMER_NOT_NAMED',
    heldAt: new Date().toISOString(),
    amount: n === 0 ? undefined : 5,
    partnerName: '<b>P</b>',
  }));
const page = (from, count, hasMore) => ({
  rows: rows(from, count),
  total: 120,
  hasMore,
  reasons: [{ code: 'CUSTOMER_NOT_NAMED', total: 120 }],
});

const open = async (answer) => {
  listHeld.mockResolvedValue(answer);
  loadCase.mockReturnValue(new Promise(() => undefined));
  const element = createElement('c-impartner-held-deals', { is: ImpartnerHeldDeals });
  document.body.appendChild(element);
  await flush();
  const root = element.shadowRoot;
  return {
    element,
    root,
    at: (id) => root.querySelector(`[data-id="${id}"]`),
    change: async (id, value) => {
      root.querySelector(`[data-id="${id}"]`).dispatchEvent(new CustomEvent('change', { detail: { value } }));
      await flush();
    },
  };
};
const currentRow = (root) => root.querySelector('[aria-current="true"]')?.dataset.row;

describe('impartnerHeldDeals', () => {
  it('shouldListPageByPage', async () => {
    const { root, at } = await open(page(0, 50, true));
    expect(root.querySelectorAll('[data-row]')).toHaveLength(50);
    expect(root.querySelector('b')).toBeNull();
    expect(at('previous').disabled).toBe(true);
    at('next').click();
    await flush();
    expect(listHeld).toHaveBeenLastCalledWith(expect.objectContaining({ lastId: 'r49' }));
    at('previous').click();
    await flush();
    expect(listHeld).toHaveBeenLastCalledWith(expect.objectContaining({ lastId: undefined }));
  });

  it('shouldFilterAndSortOnTheServer', async () => {
    const { root, at, change } = await open(page(0, 2, false));
    await change('view', 'Later');
    await change('sort', 'Highest');
    await change('reason', 'NAME_WITHOUT_COUNTRY');
    expect(listHeld).toHaveBeenLastCalledWith({
      view: 'Later',
      reason: 'NAME_WITHOUT_COUNTRY',
      text: '',
      sorting: 'Highest',
      lastId: undefined,
    });
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    listHeld.mockResolvedValue(page(0, 0, false));
    await change('text', 'acme');
    jest.advanceTimersByTime(300);
    jest.useRealTimers();
    await flush();
    expect(listHeld).toHaveBeenLastCalledWith(expect.objectContaining({ text: 'acme' }));
    at('clear').click();
    await flush();
    expect(listHeld).toHaveBeenLastCalledWith(expect.objectContaining({ text: '', reason: '' }));
    expect(root.querySelector('c-impartner-message').icon).toBe('utility:success');
  });

  it('shouldOpenTheNextCaseAfterADecisionAndOfferUndo', async () => {
    const { root, at } = await open(page(0, 3, false));
    root.querySelector('[data-row="r1"]').click();
    await flush();
    expect(currentRow(root)).toBe('r1');
    const held = root.querySelector('c-impartner-held-case');
    listHeld.mockResolvedValue({ ...page(0, 1, false), rows: [...rows(0, 1), ...rows(2, 1)] });
    held.dispatchEvent(new CustomEvent('decided', { detail: { id: 'r1', message: 'Linked.', mayUndo: true } }));
    await flush();
    expect(currentRow(root)).toBe('r2');
    expect(at('message').textContent).toContain('Linked.');
    listHeld.mockResolvedValue(page(0, 3, false));
    at('undo').click();
    await flush();
    expect(undo).toHaveBeenCalledWith({ reviewId: 'r1' });
    expect(currentRow(root)).toBe('r1');
    held.dispatchEvent(new CustomEvent('move', { detail: 1 }));
    await flush();
    expect(currentRow(root)).toBe('r2');
    held.dispatchEvent(new CustomEvent('decided', { detail: { id: 'r2', message: 'Linked.', mayUndo: true } }));
    await flush();
    undo.mockRejectedValueOnce({ body: { message: 'Carried out.' } });
    at('undo').click();
    await flush();
    expect(at('message').textContent).toContain('Carried out.');
    at('back').click();
    await flush();
    expect(currentRow(root)).toBeUndefined();
  });

  it('shouldFollowTheAddress', async () => {
    const { root } = await open(page(0, 2, false));
    CurrentPageReference.emit({ state: { c__view: 'Decided', c__id: 'r1' } });
    await flush();
    expect(listHeld).toHaveBeenLastCalledWith(expect.objectContaining({ view: 'Decided' }));
    expect(currentRow(root)).toBe('r1');
    const calls = listHeld.mock.calls.length;
    CurrentPageReference.emit({ state: { c__view: 'Decided', c__id: 'r0' } });
    await flush();
    expect(listHeld.mock.calls).toHaveLength(calls);
    expect(currentRow(root)).toBe('r0');
  });

  it('shouldOfferToTryAgain', async () => {
    listHeld.mockRejectedValueOnce({ body: { message: 'Broken.' } });
    const element = createElement('c-impartner-held-deals', { is: ImpartnerHeldDeals });
    document.body.appendChild(element);
    await flush();
    expect(element.shadowRoot.querySelector('c-impartner-message').text).toBe('Broken.');
    listHeld.mockResolvedValue(page(0, 0, false));
    element.shadowRoot.querySelector('[data-id="retry"]').click();
    await flush();
    expect(element.shadowRoot.querySelector('c-impartner-message').icon).toBe('utility:success');
  });
});

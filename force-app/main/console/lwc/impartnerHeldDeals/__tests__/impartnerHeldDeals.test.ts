import listHeld from '@salesforce/apex/ImpartnerHeldDealsController.listHeld';
import loadCase from '@salesforce/apex/ImpartnerHeldDealsController.loadCase';
import undo from '@salesforce/apex/ImpartnerHeldDealsController.undo';
import ImpartnerHeldDeals from 'c/impartnerHeldDeals';
import { subscribe } from 'lightning/empApi';
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
    currencyCode: 'EUR',
    partnerName: '<b>P</b>',
  }));
const page = (from, count, hasMore) => ({
  rows: rows(from, count),
  total: 120,
  hasMore,
  reasons: [{ value: 'CUSTOMER_NOT_NAMED', total: 120 }],
  partners: [{ value: 'P', total: 120 }],
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
    frame: () => root.querySelectorAll('c-impartner-frame')[1],
    tell: async (selector, type, detail) => {
      root.querySelector(selector).dispatchEvent(new CustomEvent(type, { detail }));
      await flush();
    },
  };
};
const currentRow = (root) => root.querySelector('[aria-current="true"]')?.dataset.row;

const everything = {
  view: 'Waiting',
  reason: '',
  partner: '',
  age: '',
  isMine: false,
  text: '',
  sorting: 'Oldest',
};

describe('impartnerHeldDeals', () => {
  it('shouldListPageByPage', async () => {
    const { root, tell } = await open(page(0, 50, true));
    expect(root.querySelectorAll('[data-row]')).toHaveLength(50);
    expect(root.querySelector('b')).toBeNull();
    expect(root.querySelector('[data-row="r1"]').textContent).toContain('5');
    expect(listHeld).toHaveBeenCalledWith({ filter: everything, lastId: undefined });
    listHeld.mockResolvedValueOnce({ ...page(50, 50, true), reasons: [], partners: [] });
    await tell('c-impartner-pager', 'turn', 1);
    expect(listHeld).toHaveBeenLastCalledWith(expect.objectContaining({ lastId: 'r49' }));
    expect(root.querySelector('c-impartner-held-filters').reasons).toHaveLength(1);
    await tell('c-impartner-pager', 'turn', -1);
    expect(listHeld).toHaveBeenLastCalledWith(expect.objectContaining({ lastId: undefined }));
  });

  it('shouldFilterOnTheServer', async () => {
    const { at, tell, frame } = await open(page(0, 2, false));
    listHeld.mockResolvedValue(page(0, 0, false));
    await tell('c-impartner-held-filters', 'filter', { partner: 'P', isMine: true });
    expect(listHeld).toHaveBeenLastCalledWith({
      filter: { ...everything, partner: 'P', isMine: true },
      lastId: undefined,
    });
    expect(frame().emptyTitle).toContain('NoMatchTitle');
    at('clear').click();
    await flush();
    expect(listHeld).toHaveBeenLastCalledWith({ filter: everything, lastId: undefined });
    expect(frame().emptyIcon).toBe('utility:success');
    await tell('c-impartner-held-filters', 'filter', { view: 'Decided' });
    expect(frame().emptyTitle).toContain('NoneDecidedTitle');
    await tell('c-impartner-held-filters', 'filter', { view: 'Later' });
    expect(frame().emptyTitle).toContain('NoneLaterTitle');
  });

  it('shouldOpenTheNextCaseAfterADecisionAndOfferUndo', async () => {
    const { root, at, tell } = await open(page(0, 3, false));
    root.querySelector('[data-row="r1"]').click();
    await flush();
    expect(currentRow(root)).toBe('r1');
    listHeld.mockResolvedValue({ ...page(0, 1, false), rows: [...rows(0, 1), ...rows(2, 1)] });
    await tell('c-impartner-held-case', 'decided', { id: 'r1', message: 'Linked.', mayUndo: true });
    expect(currentRow(root)).toBe('r2');
    expect(at('message').textContent).toContain('Linked.');
    listHeld.mockResolvedValue(page(0, 3, false));
    undo.mockResolvedValueOnce('Open');
    at('undo').click();
    await flush();
    expect(undo).toHaveBeenCalledWith({ reviewId: 'r1' });
    expect(at('message').textContent).toContain('Undone');
    expect(currentRow(root)).toBe('r1');
    await tell('c-impartner-held-case', 'move', 1);
    expect(currentRow(root)).toBe('r2');
    at('back').click();
    await flush();
    expect(currentRow(root)).toBeUndefined();
  });

  it('shouldUndoTheLastDecisionByKeyAndSayWhatComesOfIt', async () => {
    const { at, tell } = await open(page(0, 3, false));
    await tell('c-impartner-held-case', 'undolast');
    expect(undo).not.toHaveBeenCalled();
    await tell('c-impartner-held-case', 'decided', { id: 'r2', message: 'Linked.', mayUndo: true });
    undo.mockResolvedValueOnce('Undo');
    await tell('c-impartner-held-case', 'undolast');
    expect(at('message').textContent).toContain('Undoing');
    await tell('c-impartner-held-case', 'decided', { id: 'r2', message: 'Linked.', mayUndo: true });
    undo.mockRejectedValueOnce({ body: { message: 'Too late.' } });
    await tell('c-impartner-held-case', 'undolast');
    expect(at('message').textContent).toContain('Too late.');
  });

  it('shouldReadACaseAnewThatStaysTheCurrentOne', async () => {
    const { root, tell } = await open(page(0, 1, false));
    root.querySelector('[data-row="r0"]').click();
    await flush();
    expect(loadCase).toHaveBeenCalledTimes(1);
    await tell('c-impartner-held-case', 'decided', { id: 'r0', message: 'Undoing.', mayUndo: false });
    expect(loadCase).toHaveBeenCalledTimes(2);
  });

  it('shouldSayWhoDecidedAndWhatIsBeingUndone', async () => {
    const [first] = rows(0, 1);
    const { root } = await open({
      ...page(0, 0, false),
      rows: [
        { ...first, id: 'a', state: 'Done', decidedBy: 'Ann', decision: 'Link' },
        { ...first, id: 'b', state: 'Undo', decidedBy: 'Ann' },
        { ...first, id: 'c', state: 'Open', assignedTo: 'Ben' },
      ],
    });
    const texts = [...root.querySelectorAll('[data-row]')].map((row) => row.textContent);
    expect(texts[0]).toContain('DecidedBy');
    expect(texts[1]).toContain('BeingUndone');
    expect(texts[2]).toContain('AssignedTo');
  });

  it('shouldLookAgainWhenARunHasEnded', async () => {
    await open(page(0, 2, false));
    const [, , told] = subscribe.mock.calls.at(-1);
    told({ data: { payload: { State__c: 'Running' } } });
    await flush();
    expect(listHeld).toHaveBeenCalledTimes(1);
    told({ data: { payload: { State__c: 'Finished' } } });
    await flush();
    expect(listHeld).toHaveBeenCalledTimes(2);
  });

  it('shouldFollowTheAddress', async () => {
    const { root } = await open(page(0, 2, false));
    CurrentPageReference.emit({ state: { c__view: 'Decided', c__id: 'r1', c__age: 'Week', c__mine: '1' } });
    await flush();
    expect(listHeld).toHaveBeenLastCalledWith({
      filter: { ...everything, view: 'Decided', age: 'Week', isMine: true },
      lastId: undefined,
    });
    expect(currentRow(root)).toBe('r1');
    const calls = listHeld.mock.calls.length;
    CurrentPageReference.emit({ state: { c__view: 'Decided', c__id: 'r0', c__age: 'Week', c__mine: '1' } });
    await flush();
    expect(listHeld.mock.calls).toHaveLength(calls);
    expect(currentRow(root)).toBe('r0');
  });

  it('shouldOfferToTryAgain', async () => {
    const { tell, frame } = await open(page(0, 0, false));
    listHeld.mockRejectedValueOnce({ body: { message: 'Broken.' } });
    await tell('c-impartner-held-filters', 'filter', { reason: 'X' });
    expect(frame().error).toBe('Broken.');
    frame().dispatchEvent(new CustomEvent('retry'));
    await flush();
    expect(frame().error).toBeUndefined();
  });
});

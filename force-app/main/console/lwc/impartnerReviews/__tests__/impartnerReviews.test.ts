import assign from '@salesforce/apex/ImpartnerReviewActionsController.assign';
import decide from '@salesforce/apex/ImpartnerReviewActionsController.decide';
import decideLater from '@salesforce/apex/ImpartnerReviewActionsController.decideLater';
import undo from '@salesforce/apex/ImpartnerReviewActionsController.undo';
import listReviews from '@salesforce/apex/ImpartnerReviewsController.listReviews';
import loadReview from '@salesforce/apex/ImpartnerReviewsController.loadReview';
import receipts from '@salesforce/apex/ImpartnerReviewsController.receipts';
import ImpartnerReviews from 'c/impartnerReviews';
import LightningConfirm from 'lightning/confirm';
import { isEmpEnabled, subscribe } from 'lightning/empApi';
import { CurrentPageReference } from 'lightning/navigation';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerReviewActionsController.assign', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ImpartnerReviewActionsController.bringBack', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ImpartnerReviewActionsController.claim', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerReviewActionsController.comment', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ImpartnerReviewActionsController.decide', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ImpartnerReviewActionsController.decideLater', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ImpartnerReviewActionsController.undo', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerReviewsController.findRecords', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerReviewsController.listReviews', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerReviewsController.loadReview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerReviewsController.receipts', () => ({ default: jest.fn() }), { virtual: true });
jest.mock(
  '@salesforce/apex/ImpartnerReviewsController.reviewers',
  () => ({ default: jest.fn().mockResolvedValue([]) }),
  { virtual: true },
);
jest.mock('@salesforce/customPermission/ImpartnerOperate', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/ImpartnerDecideReviews', () => ({ default: true }), { virtual: true });

/** The first element in the page or in one of its components. */
const findIn = (root, selector) =>
  [root, ...[...root.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot).filter(Boolean)]
    .map((place) => place.querySelector(selector))
    .find((found) => found !== null) ?? null;
const rowsIn = (root) => [...root.querySelector('c-impartner-review-list').shadowRoot.querySelectorAll('[data-row]')];

const flush = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const rows = (from, count) =>
  Array.from({ length: count }, (_, n) => ({
    id: `r${from + n}`,
    subject: `Deal ${from + n}`,
    reason: 'No name',
    heldAt: new Date().toISOString(),
    amount: n === 0 ? undefined : 5,
    currencyCode: 'EUR',
    sender: '<b>P</b>',
    about: n === 0 ? undefined : 'Acme',
  }));
const page = (from, count, hasMore = false, notices = []) => ({
  rows: rows(from, count),
  total: 120,
  hasMore,
  reasons: [{ value: 'CUSTOMER_NOT_NAMED', label: 'No name', total: 120 }],
  senders: [{ value: 'P', label: 'P', total: 120 }],
  notices,
});
const receipt = (id, change = {}) => ({ id, tone: 'Pending', text: `Decided ${id}.`, mayUndo: true, ...change });
const done = (...ids) => ({ receipts: ids.map((id) => receipt(id)), refusals: [] });

const open = async (answer) => {
  listReviews.mockResolvedValue(answer);
  receipts.mockResolvedValue([]);
  loadReview.mockReturnValue(new Promise(() => undefined));
  const element = createElement('c-impartner-reviews', { is: ImpartnerReviews });
  document.body.appendChild(element);
  await flush();
  const root = element.shadowRoot;
  const pane = () => root.querySelector('c-impartner-review-case');
  return {
    element,
    root,
    pane,
    at: (id) => findIn(root, `[data-id="${id}"]`),

    frame: () => root.querySelectorAll('c-impartner-frame')[1],
    texts: () => root.querySelector('c-impartner-review-receipts').receipts.map(({ text }) => text),
    tell: async (selector, type, detail) => {
      findIn(root, selector).dispatchEvent(new CustomEvent(type, { detail }));
      await flush();
    },
  };
};
const currentRow = (root) => findIn(root, '[aria-current="true"]')?.dataset.row;
const check = async (root, selector, checked) => {
  const box = findIn(root, selector);
  box.checked = checked;
  box.dispatchEvent(new CustomEvent('change'));
  await flush();
};
const happen = async (State__c) => {
  const [, , told] = subscribe.mock.calls.at(-1);
  told({ data: { payload: { Flow__c: 'F', State__c } } });
  await flush();
};

const everything = { view: 'Waiting', reason: '', sender: '', age: '', isMine: false, text: '', sorting: 'Oldest' };

describe('impartnerReviews', () => {
  it('shouldListPageByPage', async () => {
    const { root, tell } = await open(page(0, 50, true));
    expect(rowsIn(root)).toHaveLength(50);
    expect(findIn(root, 'b')).toBeNull();
    expect(rowsIn(root)[1].textContent).toContain('5');
    expect(listReviews).toHaveBeenCalledWith({ filter: everything, lastId: undefined });
    listReviews.mockResolvedValueOnce({ ...page(50, 50, true), reasons: [], senders: [] });
    await tell('c-impartner-pager', 'turn', 1);
    expect(listReviews).toHaveBeenLastCalledWith(expect.objectContaining({ lastId: 'r49' }));
    expect(root.querySelector('c-impartner-review-filters').reasons).toHaveLength(1);
    await tell('c-impartner-pager', 'turn', -1);
    expect(listReviews).toHaveBeenLastCalledWith(expect.objectContaining({ lastId: undefined }));
  });

  it('shouldFilterOnTheServer', async () => {
    const { at, tell, frame } = await open(page(0, 2));
    listReviews.mockResolvedValue(page(0, 0));
    await tell('c-impartner-review-filters', 'filter', { sender: 'P', isMine: true });
    expect(listReviews).toHaveBeenLastCalledWith({
      filter: { ...everything, sender: 'P', isMine: true },
      lastId: undefined,
    });
    expect(frame().emptyTitle).toContain('NoMatchTitle');
    at('clear').click();
    await flush();
    expect(frame().emptyIcon).toBe('utility:success');
    await tell('c-impartner-review-filters', 'filter', { view: 'Decided' });
    expect(frame().emptyTitle).toContain('NoneDecidedTitle');
    await tell('c-impartner-review-filters', 'filter', { view: 'Later' });
    expect(frame().emptyTitle).toContain('NoneLaterTitle');
  });

  it('shouldSayBeforeADecisionThatTheSyncIsStopped', async () => {
    const { at } = await open(page(0, 1, false, [{ kind: 'Stopped', text: 'Everything is stopped.' }]));
    expect(at('notices').textContent).toContain('Everything is stopped.');
  });

  it('shouldOpenTheNextReviewAfterADecisionAndKeepWhatIsSaidOfItTrue', async () => {
    const { root, tell, texts, at } = await open(page(0, 3));
    findIn(root, '[data-row="r1"]').click();
    await flush();
    listReviews.mockResolvedValue({ ...page(0, 1), rows: [...rows(0, 1), ...rows(2, 1)] });
    await tell('c-impartner-review-case', 'decided', { id: 'r1', ...done('r1') });
    expect(currentRow(root)).toBe('r2');
    expect(texts()).toEqual(['Decided r1.']);
    receipts.mockResolvedValueOnce([receipt('r1', { tone: 'Done', text: 'It has become one.' })]);
    await happen('Finished');
    expect(receipts).toHaveBeenCalledWith({ reviewIds: ['r1'] });
    expect(texts()).toEqual(['It has become one.']);
    receipts.mockRejectedValueOnce(new Error('no answer'));
    await happen('Reviewed');
    expect(texts()).toEqual(['It has become one.']);
    await tell('c-impartner-review-case', 'move', 1);
    at('back').click();
    await flush();
    expect(currentRow(root)).toBeUndefined();
    await tell('c-impartner-review-receipts', 'dismiss');
    expect(texts()).toEqual([]);
  });

  it('shouldTakeADecisionBackAndSayWhatComesOfIt', async () => {
    const { root, tell, texts } = await open(page(0, 3));
    await tell('c-impartner-review-case', 'undo');
    expect(undo).not.toHaveBeenCalled();
    undo.mockResolvedValueOnce(receipt('r2', { text: 'It waits.' }));
    await tell('c-impartner-review-case', 'undo', 'r2');
    expect(texts()).toEqual(['It waits.']);
    expect(currentRow(root)).toBe('r2');
    undo.mockResolvedValueOnce(receipt('r2'));
    await tell('c-impartner-review-case', 'undo');
    expect(undo).toHaveBeenLastCalledWith({ reviewId: 'r2' });
    undo.mockRejectedValueOnce({ body: { message: 'Too late.' } });
    await tell('c-impartner-review-case', 'undo', 'r2');
    expect(root.querySelector('c-impartner-review-receipts').refusals).toEqual(['Too late.']);
  });

  it('shouldMoveFromTheListByKey', async () => {
    const { root } = await open(page(0, 3));
    const press = async (key) => {
      findIn(root, '[data-row]').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      await flush();
    };
    await press('l');
    expect(currentRow(root)).toBeUndefined();
    await press('j');
    expect(currentRow(root)).toBe('r0');
    await press('j');
    await press('k');
    expect(currentRow(root)).toBe('r0');
  });

  it('shouldCreateForASelectionOnlyWhenItIsMeant', async () => {
    const { at, tell, texts, root } = await open(page(0, 5));
    for (const id of ['r0', 'r1', 'r2', 'r3']) await check(root, `[data-select="${id}"]`, true);
    await check(root, '[data-select="r3"]', false);
    LightningConfirm.open = jest.fn().mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    at('create-all').click();
    await flush();
    expect(decide).not.toHaveBeenCalled();
    decide.mockResolvedValue({ receipts: [receipt('r0')], refusals: ['Not r1.'] });
    at('create-all').click();
    await flush();
    expect(decide).toHaveBeenCalledWith({ reviewIds: ['r0', 'r1', 'r2'], answer: { kind: 'Create' } });
    expect(texts()).toEqual(['Decided r0.']);
    expect(root.querySelector('c-impartner-review-receipts').refusals).toEqual(['Not r1.']);
    expect(at('bulk')).toBeNull();
  });

  it('shouldPutOffAndAssignASelection', async () => {
    const { at, tell, root } = await open(page(0, 2));
    const selectBoth = async () => {
      for (const id of ['r0', 'r1']) await check(root, `[data-select="${id}"]`, true);
    };
    await selectBoth();
    at('later-all').click();
    await flush();
    decideLater.mockResolvedValue([]);
    await tell('c-impartner-later', 'putoff', '2030-01-01T00:00:00.000Z');
    expect(decideLater).toHaveBeenCalledWith({ reviewIds: ['r0', 'r1'], remindAt: '2030-01-01T00:00:00.000Z' });
    await selectBoth();
    at('assign-all').click();
    await flush();
    await tell('c-impartner-review-assign', 'assign', 'ann');
    expect(assign).toHaveBeenCalledWith({ reviewIds: ['r0', 'r1'], userId: 'ann' });
    await selectBoth();
    at('clear-selection').click();
    await flush();
    expect(findIn(root, '[data-id="bulk"]')).toBeNull();
  });

  it('shouldReadAReviewAnewThatStaysTheCurrentOne', async () => {
    const { root, tell } = await open(page(0, 1));
    findIn(root, '[data-row="r0"]').click();
    await flush();
    expect(loadReview).toHaveBeenCalledTimes(1);
    await tell('c-impartner-review-case', 'decided', { id: 'r0', ...done('r0') });
    expect(loadReview).toHaveBeenCalledTimes(2);
    await tell('c-impartner-review-case', 'changed');
    expect(listReviews).toHaveBeenCalledTimes(3);
  });

  it('shouldSayWhoDecidedWhatIsBeingUndoneAndWhatIsPutOff', async () => {
    const [first] = rows(0, 1);
    const { root } = await open({
      ...page(0, 0),
      rows: [
        { ...first, id: 'a', state: 'Done', decidedBy: 'Ann', decision: 'Link' },
        { ...first, id: 'b', state: 'Undo', decidedBy: 'Ann' },
        { ...first, id: 'c', state: 'Open', assignedTo: 'Ben' },
        { ...first, id: 'd', state: 'Open', remindAt: '2999-01-01T00:00:00Z', putOffBy: 'Ben' },
      ],
    });
    const texts = rowsIn(root).map((row) => row.textContent);
    expect(texts[0]).toContain('DecidedBy');
    expect(texts[1]).toContain('BeingUndone');
    expect(texts[2]).toContain('AssignedTo');
    expect(texts[3]).toContain('Until');
  });

  it('shouldLookAgainWhenSomethingHasHappened', async () => {
    await open(page(0, 2));
    await happen('Running');
    expect(listReviews).toHaveBeenCalledTimes(1);
    await happen('Finished');
    await happen('Reviewed');
    expect(listReviews).toHaveBeenCalledTimes(3);
  });

  it('shouldLookByItselfWhereNothingTellsIt', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    isEmpEnabled.mockResolvedValueOnce(false);
    const { element } = await open(page(0, 2));
    jest.advanceTimersByTime(30_000);
    await flush();
    expect(listReviews).toHaveBeenCalledTimes(2);
    element.remove();
    jest.useRealTimers();
  });

  it('shouldFollowTheAddress', async () => {
    const { root } = await open(page(0, 2));
    CurrentPageReference.emit({ state: { c__view: 'Decided', c__id: 'r1', c__age: 'Week', c__mine: '1' } });
    await flush();
    expect(listReviews).toHaveBeenLastCalledWith({
      filter: { ...everything, view: 'Decided', age: 'Week', isMine: true },
      lastId: undefined,
    });
    expect(currentRow(root)).toBe('r1');
    const calls = listReviews.mock.calls.length;
    CurrentPageReference.emit({ state: { c__view: 'Decided', c__id: 'r0', c__age: 'Week', c__mine: '1' } });
    await flush();
    expect(listReviews.mock.calls).toHaveLength(calls);
    expect(currentRow(root)).toBe('r0');
  });

  it('shouldOfferToTryAgain', async () => {
    const { tell, frame } = await open(page(0, 0));
    listReviews.mockRejectedValueOnce({ body: { message: 'Broken.' } });
    await tell('c-impartner-review-filters', 'filter', { reason: 'X' });
    expect(frame().error).toBe('Broken.');
    frame().dispatchEvent(new CustomEvent('retry'));
    await flush();
    expect(frame().error).toBeUndefined();
  });
});

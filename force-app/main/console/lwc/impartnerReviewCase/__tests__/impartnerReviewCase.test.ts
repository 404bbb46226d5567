import bringBack from '@salesforce/apex/ImpartnerReviewActionsController.bringBack';
import decide from '@salesforce/apex/ImpartnerReviewActionsController.decide';
import decideLater from '@salesforce/apex/ImpartnerReviewActionsController.decideLater';
import undo from '@salesforce/apex/ImpartnerReviewActionsController.undo';
import loadReview from '@salesforce/apex/ImpartnerReviewsController.loadReview';
import ImpartnerReviewCase from 'c/impartnerReviewCase';
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
jest.mock('@salesforce/apex/ImpartnerReviewsController.loadReview', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerReviewsController.findRecords', () => ({ default: jest.fn() }), { virtual: true });
jest.mock(
  '@salesforce/apex/ImpartnerReviewsController.reviewers',
  () => ({ default: jest.fn().mockResolvedValue([]) }),
  { virtual: true },
);

const flush = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const column = (recordId, change = {}) => ({
  recordId,
  name: `Person ${recordId}`,
  objectLabel: 'Person',
  isCandidate: true,
  isVisible: true,
  isBest: false,
  evidence: ['Same mail'],
  ...change,
});
const decision = (value, kind, recordId, label = `${value} ${recordId ?? ''}`) => ({
  value,
  kind,
  label,
  recordId,
  consequences: [`${value} writes something.`],
});
/** A review of a flow that no page knows: people instead of firms. */
const shown = (change = {}) => ({
  row: { id: 'r1', state: 'Open', impartnerKey: 'Person:7', heldAt: '2026-03-01T00:00:00Z' },
  subject: '<b>Ada</b>',
  reason: 'Same mail',
  explanation: 'One person has this mail.',
  details: [{ label: 'Born', value: { text: '1815-12-10', type: 'Date' } }],
  facts: [],
  columns: [column('a'), column('b')],
  decisions: [
    decision('Same', 'Choose', 'a'),
    decision('Same', 'Choose', 'b'),
    decision('New', 'Create'),
    decision('Nobody', 'None'),
  ],
  links: [],
  history: [],
  groupIds: [],
  mayDecide: true,
  isReviewer: true,
  mayUndo: false,
  isMine: false,
  ...change,
});
const done = { receipts: [{ id: 'r1', tone: 'Pending', text: 'Decided.', mayUndo: true }], refusals: [] };

const open = async (answer = shown(), props = {}) => {
  loadReview.mockResolvedValue(answer);
  const element = createElement('c-impartner-review-case', { is: ImpartnerReviewCase });
  Object.assign(element, { reviewId: 'r1', ...props });
  const told = jest.fn();
  for (const type of ['decided', 'changed', 'move', 'undo'])
    element.addEventListener(type, (event) => told(type, event.detail));
  document.body.appendChild(element);
  await flush();
  const root = element.shadowRoot;
  return {
    element,
    root,
    told,
    at: (id) => root.querySelector(`[data-id="${id}"]`),
    button: (command) => root.querySelector(`[data-command="${command}"]`),
    press: async (key, options = {}) => {
      (root.querySelector('article') ?? root.querySelector('div')).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...options }),
      );
      await flush();
    },
    tell: async (selector, type, detail) => {
      root.querySelector(selector).dispatchEvent(new CustomEvent(type, { detail }));
      await flush();
    },
  };
};

describe('impartnerReviewCase', () => {
  it('shouldShowWhatTheFlowSaysAndChooseNothingByItself', async () => {
    const { root, at, button } = await open();
    expect(root.querySelector('h2 b')).toBeNull();
    expect(root.querySelector('dd').textContent).toContain('1815');
    expect(at('consequences').querySelectorAll('li')).toHaveLength(4);
    expect(root.querySelector('c-impartner-comparison').chosenId).toBeUndefined();
    expect(button('choose').disabled).toBe(true);
    expect(button('choose').variant).toBe('neutral');
    expect(button('create').label).toBe('New ');
  });

  it('shouldChooseOnlyWhatIsClearlyBest', async () => {
    const { root, button } = await open(shown({ columns: [column('a'), column('b', { isBest: true })] }));
    expect(root.querySelector('c-impartner-comparison').chosenId).toBe('b');
    expect(button('choose').variant).toBe('brand');
  });

  it('shouldDecideByKeyWithTheChosenRecordAndTheNote', async () => {
    decide.mockResolvedValue(done);
    const { press, tell, told } = await open();
    await press('l');
    expect(decide).not.toHaveBeenCalled();
    await press('2');
    await tell('[data-id="note"]', 'change', { value: 'By phone' });
    await press('l', { ctrlKey: true });
    expect(decide).not.toHaveBeenCalled();
    await press('l');
    expect(decide).toHaveBeenCalledWith({
      reviewIds: ['r1'],
      answer: { decision: 'Same', recordId: 'b', note: 'By phone' },
    });
    expect(told).toHaveBeenCalledWith('decided', { id: 'r1', ...done });
    await press('c');
    await press('n');
    expect(decide.mock.calls.slice(1).map(([{ answer }]) => answer.decision)).toEqual(['New', 'Nobody']);
  });

  it('shouldAnswerForTheWholeGroupWhenAsked', async () => {
    decide.mockResolvedValue(done);
    const { tell, press } = await open(shown({ groupIds: ['r2', 'r3'], groupQuestion: 'The other {0}?' }));
    await tell('[data-id="group"]', 'change', { checked: true });
    await press('c');
    expect(decide).toHaveBeenCalledWith(expect.objectContaining({ reviewIds: ['r1', 'r2', 'r3'] }));
  });

  it('shouldKeepAButtonShorterThanAName', async () => {
    const long = 'x'.repeat(200);
    const { button } = await open(shown({ decisions: [decision('New', 'Create', undefined, long)] }));
    expect(button('create').label).toHaveLength(44);
    expect(button('create').title).toBe(long);
  });

  it('shouldPutOffBringBackAndLookWhenTheTeamChangesSomething', async () => {
    decideLater.mockResolvedValue(done.receipts);
    bringBack.mockResolvedValue(done.receipts);
    const row = { ...shown().row, remindAt: '2999-01-01T00:00:00Z', putOffBy: 'Ann' };
    const { press, tell, at, told } = await open(shown({ row }));
    expect(at('put-off').textContent).toContain('PutOffUntil');
    at('bring-back').click();
    await flush();
    expect(bringBack).toHaveBeenCalledWith({ reviewIds: ['r1'] });
    await press('d');
    await tell('c-impartner-later', 'putoff', '2030-01-01T00:00:00.000Z');
    expect(decideLater).toHaveBeenCalledWith({ reviewIds: ['r1'], remindAt: '2030-01-01T00:00:00.000Z' });
    const loads = loadReview.mock.calls.length;
    await tell('c-impartner-review-team', 'changed');
    expect(loadReview).toHaveBeenCalledTimes(loads + 1);
    expect(told).toHaveBeenLastCalledWith('changed', null);
  });

  it('shouldShowAFoundRecordBesideTheOthersAndChooseIt', async () => {
    const { tell, root } = await open(shown({ search: { label: 'Find', help: 'Name' } }));
    loadReview.mockResolvedValue(
      shown({ columns: [column('a'), column('c')], decisions: [decision('Same', 'Choose', 'c')] }),
    );
    await tell('c-impartner-record-search', 'found', 'c');
    expect(loadReview).toHaveBeenLastCalledWith({ reviewId: 'r1', foundId: 'c' });
    expect(root.querySelector('c-impartner-comparison').chosenId).toBe('c');
  });

  it('shouldSayWhoWasQuickerAndTakeTheButtonsAway', async () => {
    const { element, at, button, press, root } = await open();
    await press('2');
    await element.look();
    await flush();
    expect(root.querySelector('c-impartner-comparison').chosenId).toBe('b');
    expect(at('overtaken').textContent).toBe('');
    const row = { ...shown().row, state: 'Decided', decidedBy: 'Nora', decision: 'New' };
    loadReview.mockResolvedValue(shown({ row, mayDecide: false, noUndo: 'Only Nora.' }));
    await element.look();
    await flush();
    expect(at('overtaken').textContent).toContain('Overtaken');
    expect(at('settled').textContent).toContain('Only Nora.');
    expect(button('create')).toBeNull();
    loadReview.mockResolvedValue(shown({ explanation: 'All are ruled out.' }));
    await element.look();
    await flush();
    expect(at('overtaken').textContent).toContain('AskedAnew');
    expect(button('create')).not.toBeNull();
  });

  it('shouldSayWhyADecisionIsRefusedBesideTheButtons', async () => {
    decide.mockRejectedValue({ body: { message: 'Nora decided this.' } });
    const { press, at } = await open();
    await press('c');
    expect(at('refusal').textContent).toContain('Nora decided this.');
  });

  it('shouldSayWhatIsDecidedAndOfferUndo', async () => {
    undo.mockResolvedValue(done.receipts[0]);
    const row = { ...shown().row, state: 'Done', decidedBy: 'Me', decision: 'New', note: 'Why', undoNote: 'Kept.\n' };
    const links = [
      { label: 'Open it', recordId: '001' },
      { label: 'There', url: 'https://there.example' },
    ];
    const { at, press, root } = await open(
      shown({
        row,
        mayDecide: false,
        mayUndo: true,
        undoUntil: '2999-01-01T00:00:00Z',
        outcome: 'It is there.',
        links,
      }),
    );
    expect(at('settled').textContent).toContain('It is there.');
    expect(at('settled').textContent).toContain('WithNote');
    expect(at('undo-notes').textContent).toContain('Kept.');
    expect(root.querySelector('a').href).toBe('https://there.example/');
    root.querySelector('[data-record="001"]').click();
    await press('u');
    expect(undo).toHaveBeenCalledWith({ reviewId: 'r1' });
  });

  it('shouldTakeTheLastDecisionBackByKey', async () => {
    const { press, told } = await open();
    await press('u');
    expect(told).toHaveBeenLastCalledWith('undo', null);
    await press('j');
    expect(told).toHaveBeenLastCalledWith('move', 1);
    await press('ArrowUp');
    expect(told).toHaveBeenLastCalledWith('move', -1);
  });

  it('shouldShowTheKeysTheNoticeAndWhoMayOnlyLook', async () => {
    const { press, at } = await open(
      shown({
        mayDecide: false,
        isReviewer: false,
        columns: [],
        decisions: [],
        notice: { kind: 'Stopped', text: 'Stopped.' },
      }),
    );
    await press('?');
    expect(at('keys')).not.toBeNull();
    expect(at('read-only')).not.toBeNull();
    expect(at('no-candidates')).not.toBeNull();
    expect(at('notice').textContent).toContain('Stopped.');
  });

  it('shouldSayThatNothingIsChosenAndTryAgain', async () => {
    const { root } = await open(shown(), { reviewId: undefined });
    const frame = root.querySelector('c-impartner-frame');
    expect(frame.emptyTitle).toContain('ChooseOne');
    loadReview.mockRejectedValueOnce({ body: { message: 'Gone.' } });
    const failing = await open();
    loadReview.mockRejectedValueOnce({ body: { message: 'Gone.' } });
    failing.element.reviewId = 'r2';
    await flush();
    expect(failing.root.querySelector('c-impartner-frame').error).toBe('Gone.');
    await failing.tell('c-impartner-frame', 'retry');
    failing.element.focusHeading();
    expect(failing.root.querySelector('c-impartner-frame').error).toBeUndefined();
  });
});

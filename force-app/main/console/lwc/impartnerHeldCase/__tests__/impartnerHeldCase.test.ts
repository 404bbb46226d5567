import decide from '@salesforce/apex/ImpartnerHeldDealsController.decide';
import decideLater from '@salesforce/apex/ImpartnerHeldDealsController.decideLater';
import loadCase from '@salesforce/apex/ImpartnerHeldDealsController.loadCase';
import reject from '@salesforce/apex/ImpartnerHeldDealsController.reject';
import undo from '@salesforce/apex/ImpartnerHeldDealsController.undo';
import ImpartnerHeldCase from 'c/impartnerHeldCase';
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

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const held = (change = {}) => ({
  row: {
    id: 'r1',
    impartnerKey: 'Deal:1',
    subject: '<i>Deal</i>',
    explanation: 'Two Accounts share the domain.',
    state: 'Open',
    partnerName: 'P',
    customerName: 'C',
    amount: 84000,
    currencyCode: 'EUR',
    heldAt: new Date().toISOString(),
  },
  question: 'Account',
  candidates: [
    {
      recordId: '001A',
      name: 'Acme',
      evidence: 'same domain',
      isVisible: true,
      owner: 'O',
      openOpportunities: 2,
      changedAt: new Date().toISOString(),
    },
    { recordId: '001B', name: 'Acme old', evidence: 'same domain', isVisible: false, openOpportunities: 0 },
  ],
  facts: [],
  mayDecide: true,
  mayReject: true,
  mayUndo: false,
  ...change,
});

const open = async (answer, reviewId = 'r1') => {
  loadCase.mockResolvedValue(answer);
  const element = createElement('c-impartner-held-case', { is: ImpartnerHeldCase });
  element.reviewId = reviewId;
  document.body.appendChild(element);
  const decided = jest.fn();
  const moved = jest.fn();
  element.addEventListener('decided', (event) => decided(event.detail));
  element.addEventListener('move', (event) => moved(event.detail));
  const undoLast = jest.fn();
  element.addEventListener('undolast', undoLast);
  await flush();
  const root = element.shadowRoot;
  const press = async (key, options = {}) => {
    (options.on ?? root.querySelector('article')).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...options }),
    );
    await flush();
  };
  return {
    element,
    root,
    press,
    decided,
    moved,
    undoLast,
    command: (name) => root.querySelector(`[data-command="${name}"]`),
  };
};

const consequencesOf = (root) =>
  [...root.querySelectorAll('[data-id="consequences"] li')].map((line) => line.textContent.replace('c.', ''));

describe('impartnerHeldCase', () => {
  it('shouldSayWhatEachDecisionWillDo', async () => {
    const { root, press } = await open(held());
    expect(root.querySelector('i')).toBeNull();
    expect(root.querySelector('h2').textContent).toBe('<i>Deal</i>');
    expect(consequencesOf(root)[0]).toContain('WillLinkOrJoin');
    expect(consequencesOf(root)).toHaveLength(3);
    await press('2');
    expect(consequencesOf(root)[0]).toBe('ImpartnerHeldCase_WillLink');
  });

  it('shouldDecideByKeyboardOnly', async () => {
    const { press, decided, root } = await open(held());
    await press('2');
    expect(root.querySelector('c-impartner-comparison').chosenId).toBe('001B');
    await press('l');
    expect(decide).toHaveBeenCalledWith({ reviewId: 'r1', decision: 'Link', recordId: '001B' });
    expect(decided).toHaveBeenCalledWith(expect.objectContaining({ id: 'r1', mayUndo: true }));
    await press('c');
    expect(decide).toHaveBeenLastCalledWith({ reviewId: 'r1', decision: 'Create', recordId: null });
    await press('n');
    expect(reject).toHaveBeenCalledWith({ reviewId: 'r1', recordIds: ['001A', '001B'] });
    await press('d');
    const later = root.querySelector('c-impartner-later');
    later.dispatchEvent(new CustomEvent('putoff', { detail: '2999-01-01T00:00:00.000Z' }));
    await flush();
    expect(decideLater).toHaveBeenCalledWith({ reviewId: 'r1', remindAt: '2999-01-01T00:00:00.000Z' });
    await press('d');
    expect(root.querySelector('c-impartner-later')).toBeNull();
  });

  it('shouldHaveAButtonForEachKey', async () => {
    const { command, moved, root } = await open(held());
    command('next').click();
    command('previous').click();
    expect(moved.mock.calls).toEqual([[1], [-1]]);
    for (const name of ['link', 'create', 'notSame', 'later', 'help']) expect(command(name)).not.toBeNull();
    command('help').click();
    await flush();
    expect(root.querySelectorAll('[data-id="keys"] dt')).toHaveLength(9);
  });

  it('shouldMoveButLeaveTypingAndRadioButtonsAlone', async () => {
    const { press, moved, root } = await open(held());
    await press('j');
    await press('ArrowUp');
    expect(moved.mock.calls).toEqual([[1], [-1]]);
    await press('l', { ctrlKey: true });
    await press('x');
    const area = document.createElement('textarea');
    const radio = Object.assign(document.createElement('input'), { type: 'radio' });
    root.querySelector('article').append(area, radio);
    await press('l', { on: area });
    await press('ArrowDown', { on: radio });
    expect(decide).not.toHaveBeenCalled();
    expect(moved).toHaveBeenCalledTimes(2);
  });

  it('shouldJoinOrCreateAnOpportunity', async () => {
    const { command, root } = await open(held({ question: 'Opportunity', mayReject: false }));
    command('link').click();
    await flush();
    expect(decide).toHaveBeenCalledWith({ reviewId: 'r1', decision: 'Join', recordId: '001A' });
    command('create').click();
    await flush();
    expect(decide).toHaveBeenLastCalledWith({ reviewId: 'r1', decision: 'CreateOpportunity', recordId: null });
    expect(command('notSame')).toBeNull();
    expect(root.querySelector('c-impartner-account-search')).toBeNull();
  });

  it('shouldLinkAnAccountThatWasFound', async () => {
    const { command, root } = await open(held({ candidates: [], facts: [], mayReject: false }));
    expect(root.querySelector('[data-id="no-candidates"]')).not.toBeNull();
    expect(command('link').disabled).toBe(true);
    root
      .querySelector('c-impartner-account-search')
      .dispatchEvent(new CustomEvent('found', { detail: { id: '001Z', name: 'Z' } }));
    await flush();
    command('link').click();
    await flush();
    expect(decide).toHaveBeenCalledWith({ reviewId: 'r1', decision: 'Link', recordId: '001Z' });
  });

  it('shouldTellTheSecondOfTwoPeople', async () => {
    const { command, root } = await open(held());
    decide.mockRejectedValueOnce({ body: { message: 'Ann decided this.' } });
    loadCase.mockResolvedValue(
      held({
        mayDecide: false,
        mayReject: false,
        row: { id: 'r1', state: 'Decided', decidedBy: 'Ann', decidedAt: new Date().toISOString() },
      }),
    );
    command('link').click();
    await flush();
    expect(root.querySelector('[data-id="refusal"]').textContent).toContain('Ann decided this.');
    expect(root.querySelector('[data-id="settled"]').textContent).toContain('DecidedTitle');
    expect(root.querySelector('[data-id="settled"]').textContent).toContain('StateDecided');
  });

  it('shouldUndoTheDecisionThatIsShownOrElseTheLastOne', async () => {
    const row = { id: 'r1', state: 'Done', decidedBy: 'Ann', decision: 'Link', decidedAt: new Date().toISOString() };
    const settled = { mayDecide: false, mayReject: false, chosenId: '001A', chosenName: 'Acme', resultId: '006A' };
    const undoUntil = new Date(Date.now() + 86_400_000).toISOString();
    const { element, command, press, decided, root, undoLast } = await open(
      held({ ...settled, mayUndo: true, undoUntil, row }),
    );
    const lines = [...root.querySelectorAll('[data-id="settled"] p')].map((line) => line.textContent);
    expect(lines).toEqual([
      'c.ImpartnerHeldCase_SettledLink',
      'c.ImpartnerHeldCase_StateDone',
      'c.ImpartnerHeldCase_UndoUntil',
    ]);
    expect(root.querySelectorAll('[data-record]')).toHaveLength(2);
    root.querySelector('[data-record]').click();
    undo.mockResolvedValueOnce('Undo');
    command('undo').click();
    await flush();
    expect(undo).toHaveBeenCalledWith({ reviewId: 'r1' });
    expect(decided.mock.lastCall[0].message).toContain('Undoing');
    await press('c');
    expect(decide).not.toHaveBeenCalled();
    loadCase.mockResolvedValue(held({ ...settled, row: { ...row, state: 'Undo' } }));
    element.refreshSettled();
    await flush();
    expect(root.querySelector('[data-id="settled"]').textContent).toContain('StateUndo');
    await press('u');
    expect(undoLast).toHaveBeenCalledTimes(1);
  });

  it('shouldSayWhatAnUndoLeftAloneAndStayWhileItIsOpen', async () => {
    const { element, root } = await open(held({ row: { id: 'r1', state: 'Open', undoNote: 'Acme keeps: Name.\nB.' } }));
    expect(root.querySelectorAll('[data-id="undo-notes"] li')).toHaveLength(2);
    element.refreshSettled();
    expect(loadCase).toHaveBeenCalledTimes(1);
  });

  it('shouldShowAnOperatorWhatHeMayNot', async () => {
    const { root } = await open(held({ mayDecide: false, mayReject: false }));
    expect(root.querySelector('[data-id="read-only"]')).not.toBeNull();
    expect(root.querySelector('[data-command="link"]')).toBeNull();
  });

  it('shouldFocusTheHeadingOnceItIsThere', async () => {
    const { element, root } = await open(held());
    element.focusHeading();
    await flush();
    expect(root.activeElement).toBe(root.querySelector('h2'));
    element.reviewId = 'r1';
    element.reviewId = undefined;
    await flush();
    expect(root.querySelector('c-impartner-frame').emptyTitle).toContain('ChooseOne');
  });

  it('shouldOfferToTryAgain', async () => {
    loadCase.mockRejectedValueOnce({ body: { message: 'Gone.' } });
    const element = createElement('c-impartner-held-case', { is: ImpartnerHeldCase });
    element.reviewId = 'r9';
    document.body.appendChild(element);
    await flush();
    const frame = element.shadowRoot.querySelector('c-impartner-frame');
    expect(frame.error).toBe('Gone.');
    loadCase.mockResolvedValue(held());
    frame.dispatchEvent(new CustomEvent('retry'));
    await flush();
    expect(element.shadowRoot.querySelector('h2')).not.toBeNull();
  });
});

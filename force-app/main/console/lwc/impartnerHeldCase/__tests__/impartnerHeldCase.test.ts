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
    heldAt: new Date().toISOString(),
  },
  question: 'Account',
  currencyCode: 'EUR',
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
  facts: [
    {
      label: 'Name',
      value: 'Acme',
      cells: [
        { value: 'Acme', verdict: 'Same' },
        { value: 'Acme old', verdict: 'Different' },
      ],
      isDifferent: true,
    },
    {
      label: 'City',
      value: 'Bonn',
      cells: [
        { value: 'Bonn', verdict: 'Same' },
        { value: 'Bonn', verdict: 'Same' },
      ],
      isDifferent: false,
    },
    { label: 'Country', cells: [{ verdict: 'Missing' }, { verdict: 'Odd' }], isDifferent: true },
  ],
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
  await flush();
  const root = element.shadowRoot;
  const press = async (key, options = {}) => {
    (options.on ?? root.querySelector('article')).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...options }),
    );
    await flush();
  };
  return { element, root, press, decided, moved, command: (name) => root.querySelector(`[data-command="${name}"]`) };
};

describe('impartnerHeldCase', () => {
  it('shouldShowTheCaseAsTextWithItsDifferences', async () => {
    const { root } = await open(held());
    expect(root.querySelector('i')).toBeNull();
    expect(root.querySelector('h2').textContent).toBe('<i>Deal</i>');
    expect(root.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(root.querySelectorAll('.different')).toHaveLength(1);
    root.querySelector('[data-id="equal"]').click();
    await flush();
    expect(root.querySelectorAll('tbody tr')).toHaveLength(3);
    expect(root.querySelectorAll('[data-id="consequences"] li')).toHaveLength(3);
  });

  it('shouldDecideByKeyboardOnly', async () => {
    const { press, decided, root } = await open(held());
    await press('2');
    expect(root.querySelectorAll('input')[1].checked).toBe(true);
    await press('l');
    expect(decide).toHaveBeenCalledWith({ reviewId: 'r1', decision: 'Link', recordId: '001B' });
    expect(decided).toHaveBeenCalledWith(expect.objectContaining({ id: 'r1', mayUndo: true }));
    await press('c');
    expect(decide).toHaveBeenLastCalledWith({ reviewId: 'r1', decision: 'Create', recordId: null });
    await press('n');
    expect(reject).toHaveBeenCalledWith({ reviewId: 'r1', recordIds: ['001A', '001B'] });
    await press('d');
    expect(decideLater).toHaveBeenCalledWith({ reviewId: 'r1', remindAt: expect.any(String) });
  });

  it('shouldMoveAndExplainKeysButLeaveTypingAlone', async () => {
    const { press, moved, root } = await open(held());
    await press('j');
    await press('ArrowUp');
    expect(moved.mock.calls).toEqual([[1], [-1]]);
    await press('?');
    expect(root.querySelector('[data-id="keys"]')).not.toBeNull();
    await press('l', { ctrlKey: true });
    await press('x');
    const area = document.createElement('textarea');
    root.querySelector('article').appendChild(area);
    await press('l', { on: area });
    expect(decide).not.toHaveBeenCalled();
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
  });

  it('shouldUndoOnesOwnDecisionOnly', async () => {
    const { command, press } = await open(
      held({ mayDecide: false, mayReject: false, mayUndo: true, row: { id: 'r1', state: 'Decided' } }),
    );
    command('undo').click();
    await flush();
    expect(undo).toHaveBeenCalledWith({ reviewId: 'r1' });
    await press('c');
    expect(decide).not.toHaveBeenCalled();
  });

  it('shouldPutOffByDays', async () => {
    const { root } = await open(held());
    root.querySelector('[data-id="later"]').dispatchEvent(new CustomEvent('select', { detail: { value: '7' } }));
    await flush();
    const [{ remindAt }] = decideLater.mock.calls[0];
    expect(Date.parse(remindAt) - Date.now()).toBeGreaterThan(6 * 86_400_000);
  });

  it('shouldShowAnOperatorWhatHeMayNot', async () => {
    const { root } = await open(held({ mayDecide: false, mayReject: false }));
    expect(root.querySelector('[data-id="read-only"]')).not.toBeNull();
    expect(root.querySelector('[data-command="link"]')).toBeNull();
    root.querySelector('[data-action="open"]').click();
  });

  it('shouldFocusTheHeadingOnceItIsThere', async () => {
    const { element, root } = await open(held());
    element.focusHeading();
    await flush();
    expect(root.activeElement).toBe(root.querySelector('h2'));
    element.reviewId = 'r1';
    element.reviewId = undefined;
    await flush();
    expect(root.querySelector('c-impartner-message')).not.toBeNull();
  });

  it('shouldOfferToTryAgain', async () => {
    loadCase.mockRejectedValueOnce({ body: { message: 'Gone.' } });
    const element = createElement('c-impartner-held-case', { is: ImpartnerHeldCase });
    element.reviewId = 'r9';
    document.body.appendChild(element);
    await flush();
    expect(element.shadowRoot.querySelector('c-impartner-message').text).toBe('Gone.');
    loadCase.mockResolvedValue(held());
    element.shadowRoot.querySelector('[data-id="retry"]').click();
    await flush();
    expect(element.shadowRoot.querySelector('h2')).not.toBeNull();
  });
});

import assign from '@salesforce/apex/ImpartnerReviewActionsController.assign';
import claim from '@salesforce/apex/ImpartnerReviewActionsController.claim';
import comment from '@salesforce/apex/ImpartnerReviewActionsController.comment';
import ImpartnerReviewTeam from 'c/impartnerReviewTeam';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerReviewActionsController.assign', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock('@salesforce/apex/ImpartnerReviewActionsController.claim', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerReviewActionsController.comment', () => ({ default: jest.fn() }), {
  virtual: true,
});
jest.mock(
  '@salesforce/apex/ImpartnerReviewsController.reviewers',
  () => ({ default: jest.fn().mockResolvedValue([]) }),
  { virtual: true },
);

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const open = async (change = {}) => {
  const element = createElement('c-impartner-review-team', { is: ImpartnerReviewTeam });
  const row = { id: 'r1', assignedToId: 'ann', assignedTo: 'Ann' };
  element.shown = { row, history: [], mayDecide: true, isReviewer: true, isMine: false, ...change };
  const changed = jest.fn();
  element.addEventListener('changed', changed);
  document.body.appendChild(element);
  await flush();
  const root = element.shadowRoot;
  return {
    root,
    changed,
    tell: async (selector, type, detail) => {
      root.querySelector(selector).dispatchEvent(new CustomEvent(type, { detail }));
      await flush();
    },
  };
};

describe('impartnerReviewTeam', () => {
  it('shouldClaimAssignAndComment', async () => {
    const { tell, changed, root } = await open();
    expect(root.querySelector('c-impartner-review-assign').personName).toBe('Ann');
    await tell('c-impartner-review-assign', 'claim');
    expect(claim).toHaveBeenCalledWith({ reviewId: 'r1' });
    await tell('c-impartner-review-assign', 'assign', '');
    expect(assign).toHaveBeenCalledWith({ reviewIds: ['r1'], userId: null });
    await tell('c-impartner-review-history', 'comment', 'Ask.');
    expect(comment).toHaveBeenCalledWith({ reviewId: 'r1', text: 'Ask.' });
    expect(changed).toHaveBeenCalledTimes(3);
  });

  it('shouldSayWhyItIsRefusedAndKeepWhatWasWritten', async () => {
    comment.mockRejectedValueOnce({ body: { message: 'Decided already.' } });
    const { tell, changed, root } = await open();
    const field = () =>
      root.querySelector('c-impartner-review-history').shadowRoot.querySelector('[data-id="comment"]');
    field()?.dispatchEvent(new CustomEvent('change', { detail: { value: 'Ask.' } }));
    await flush();
    await tell('c-impartner-review-history', 'comment', 'Ask.');
    expect(root.querySelector('[data-id="team-refusal"]').textContent).toContain('Decided already.');
    expect(field().value).toBe('Ask.');
    expect(changed).toHaveBeenCalledTimes(1);
    await tell('c-impartner-review-history', 'comment', 'Ask.');
    expect(root.querySelector('[data-id="team-refusal"]')).toBeNull();
    expect(field().value).toBe('');
  });

  it('shouldAskNobodyElseWhoMayNotDecide', async () => {
    const { root } = await open({ mayDecide: false, isMine: true });
    expect(root.querySelector('c-impartner-review-assign')).toBeNull();
  });
});

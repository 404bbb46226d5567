import reviewers from '@salesforce/apex/ImpartnerReviewsController.reviewers';
import ImpartnerReviewAssign from 'c/impartnerReviewAssign';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerReviewsController.reviewers', () => ({ default: jest.fn() }), { virtual: true });

afterEach(() => document.body.replaceChildren());

const open = async (change = {}) => {
  const element = createElement('c-impartner-review-assign', { is: ImpartnerReviewAssign });
  Object.assign(element, change);
  const assigned = jest.fn();
  element.addEventListener('assign', (event) => assigned(event.detail));
  element.addEventListener('claim', () => assigned('me'));
  document.body.appendChild(element);
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  return { root: element.shadowRoot, assigned };
};

describe('impartnerReviewAssign', () => {
  it('shouldOfferThePeopleWhoMayDecide', async () => {
    reviewers.mockResolvedValue([{ id: 'a', name: 'Ann' }]);
    const { root, assigned } = await open({ personId: 'x', personName: 'Gone', mayClaim: true });
    const combobox = root.querySelector('[data-id="assignee"]');
    expect(combobox.options.map(({ value }) => value)).toEqual(['', 'x', 'a']);
    combobox.dispatchEvent(new CustomEvent('change', { detail: { value: 'a' } }));
    root.querySelector('[data-id="claim"]').click();
    expect(assigned.mock.calls).toEqual([['a'], ['me']]);
  });

  it('shouldSayWhyNobodyIsOffered', async () => {
    reviewers.mockRejectedValue({ body: { message: 'No.' } });
    const { root } = await open();
    expect(root.querySelector('[role="alert"]').textContent).toBe('No.');
    expect(root.querySelector('[data-id="claim"]')).toBeNull();
  });
});

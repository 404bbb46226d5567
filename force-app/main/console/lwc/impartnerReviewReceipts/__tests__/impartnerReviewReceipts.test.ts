import ImpartnerReviewReceipts from 'c/impartnerReviewReceipts';
import { createElement } from 'lwc';

afterEach(() => document.body.replaceChildren());

const open = (receipts, refusals = []) => {
  const element = createElement('c-impartner-review-receipts', { is: ImpartnerReviewReceipts });
  Object.assign(element, { receipts, refusals });
  const undone = jest.fn();
  const dismissed = jest.fn();
  element.addEventListener('undo', (event) => undone(event.detail));
  element.addEventListener('dismiss', dismissed);
  document.body.appendChild(element);
  return { root: element.shadowRoot, undone, dismissed };
};
const receipt = (id, tone, mayUndo = false) => ({ id, tone, text: `<b>${id}</b>`, mayUndo });

describe('impartnerReviewReceipts', () => {
  // regression: finding D1
  it('shouldSayWhatHasBecomeOfADecisionWithAWayBack', () => {
    const { root, undone, dismissed } = open([
      receipt('a', 'Pending', true),
      receipt('b', 'Done'),
      receipt('c', 'Odd'),
    ]);
    expect(root.querySelector('b')).toBeNull();
    expect(root.querySelectorAll('li')).toHaveLength(3);
    expect([...root.querySelectorAll('lightning-icon')].map(({ iconName }) => iconName)).toEqual([
      'utility:clock',
      'utility:success',
      'utility:info',
    ]);
    root.querySelector('[data-action="undo"]').click();
    expect(undone).toHaveBeenCalledWith('a');
    root.querySelector('[data-id="dismiss"]').click();
    expect(dismissed).toHaveBeenCalled();
  });

  it('shouldNameRefusalsFirstAndCountTheRest', () => {
    const { root } = open(
      ['a', 'b', 'c'].map((id) => receipt(id, 'Done')),
      ['Not this one.'],
    );
    expect(root.querySelectorAll('li')).toHaveLength(3);
    expect(root.querySelector('li').textContent).toContain('Not this one.');
    expect(root.textContent).toContain('More');
  });

  it('shouldStayOutOfTheWayWithoutADecision', () => {
    const { root } = open([]);
    expect(root.querySelector('[role="status"]').textContent).toBe('');
  });
});

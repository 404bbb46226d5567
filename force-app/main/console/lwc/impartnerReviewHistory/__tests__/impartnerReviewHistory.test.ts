import ImpartnerReviewHistory from 'c/impartnerReviewHistory';
import { createElement } from 'lwc';

afterEach(() => document.body.replaceChildren());

const open = (change = {}) => {
  const element = createElement('c-impartner-review-history', { is: ImpartnerReviewHistory });
  Object.assign(element, { events: [], mayComment: true }, change);
  const said = jest.fn();
  element.addEventListener('comment', (event) => said(event.detail));
  document.body.appendChild(element);
  return { element, root: element.shadowRoot, said };
};

describe('impartnerReviewHistory', () => {
  it('shouldSayWhoDidWhat', () => {
    const { root } = open({
      events: [
        { id: '1', type: 'Comment', person: 'Ann', detail: '<b>Ask</b>', at: '2026-03-01T00:00:00Z' },
        { id: '2', type: 'Held' },
      ],
    });
    expect(root.querySelector('b')).toBeNull();
    expect(root.querySelector('[data-event="1"]').textContent).toContain('Ann');
    expect(root.querySelector('[data-event="2"]').textContent).toContain('Nobody');
  });

  it('shouldTellWhatAPersonSaysAndForgetItOnceItIsKept', async () => {
    const { element, root, said } = open();
    expect(root.textContent).toContain('Empty');
    expect(root.querySelector('[data-id="send"]').disabled).toBe(true);
    root.querySelector('[data-id="comment"]').dispatchEvent(new CustomEvent('change', { detail: { value: ' Ask. ' } }));
    await Promise.resolve();
    root.querySelector('[data-id="send"]').click();
    expect(said).toHaveBeenCalledWith('Ask.');
    element.clear();
    await Promise.resolve();
    expect(root.querySelector('[data-id="comment"]').value).toBe('');
  });

  it('shouldOfferNoCommentToWhoMayOnlyLook', () => {
    expect(open({ mayComment: false }).root.querySelector('[data-id="comment"]')).toBeNull();
  });
});

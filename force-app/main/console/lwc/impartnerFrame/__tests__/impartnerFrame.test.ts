import ImpartnerFrame from 'c/impartnerFrame';
import { createElement } from 'lwc';

afterEach(() => document.body.replaceChildren());

const open = (properties) => {
  const element = createElement('c-impartner-frame', { is: ImpartnerFrame });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
};
const messageOf = (element) => element.shadowRoot.querySelector('c-impartner-message');

describe('impartnerFrame', () => {
  it('shouldNameThePermissionSetThatOpensThePage', () => {
    const element = open({ isForbidden: true, permissionSet: 'Impartner Operator', error: 'not shown' });
    expect(messageOf(element).icon).toBe('utility:lock');
    expect(messageOf(element).text).toContain('ImpartnerFrame_NoAccess');
    expect(element.shadowRoot.querySelector('slot')).toBeNull();
  });

  it('shouldOfferToTryAgain', () => {
    const retried = jest.fn();
    const element = open({ error: 'Broken.' });
    element.addEventListener('retry', retried);
    expect(messageOf(element).text).toBe('Broken.');
    element.shadowRoot.querySelector('[data-id="retry"]').click();
    expect(retried).toHaveBeenCalledTimes(1);
  });

  it('shouldShowAStencilWhileItLoads', () => {
    const element = open({ isLoading: true, lines: '3', emptyTitle: 'not yet' });
    expect(element.shadowRoot.querySelector('c-impartner-stencil').lines).toBe('3');
    expect(messageOf(element)).toBeNull();
  });

  it('shouldSayWhatWouldBeThere', () => {
    const element = open({ emptyTitle: 'Nothing', emptyText: 'It would be here.', emptyIcon: 'utility:success' });
    expect(messageOf(element).heading).toBe('Nothing');
    expect(messageOf(element).icon).toBe('utility:success');
    expect(element.shadowRoot.querySelector('slot').name).toBe('remedy');
  });

  it('shouldShowTheContentOtherwise', () => {
    const element = open({});
    expect(element.shadowRoot.querySelector('slot:not([name])')).not.toBeNull();
    expect(messageOf(element)).toBeNull();
  });
});

import ImpartnerMessage from 'c/impartnerMessage';
import { createElement } from 'lwc';

const show = (icon: string) => {
  const element = createElement('c-impartner-message', { is: ImpartnerMessage });
  Object.assign(element, { icon, heading: 'Heading', text: '<img src=x onerror=alert(1)>' });
  document.body.appendChild(element);
  return element.shadowRoot!;
};

describe('impartnerMessage', () => {
  it('shouldAlertOfErrorsAndRenderTextAsText', () => {
    const root = show('utility:error');
    expect(root.querySelector('[role="alert"]')).not.toBeNull();
    expect(root.querySelector('img')).toBeNull();
    expect(root.textContent).toContain('<img src=x');
  });

  it('shouldStateEverythingElse', () => {
    expect(show('utility:success').querySelector('[role="status"]')).not.toBeNull();
    expect(show('utility:lock').querySelector('[role="status"]')).not.toBeNull();
  });
});

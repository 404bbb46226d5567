import ImpartnerStencil from 'c/impartnerStencil';
import { createElement } from 'lwc';

it('shouldShowAsManyLinesAsAreAskedFor', () => {
  const element = createElement('c-impartner-stencil', { is: ImpartnerStencil });
  Object.assign(element, { lines: '5' });
  document.body.appendChild(element);
  expect(element.shadowRoot!.querySelectorAll('.line')).toHaveLength(5);
  expect(element.shadowRoot!.textContent).toContain('loading'.length ? 'ImpartnerStencil_Loading' : '');
});

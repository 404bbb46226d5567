import ImpartnerComparison from 'c/impartnerComparison';
import { createElement } from 'lwc';

afterEach(() => document.body.replaceChildren());

const changedAt = new Date().toISOString();
const held = {
  question: 'Account',
  mayDecide: true,
  candidates: [
    {
      recordId: '001A',
      name: '<b>Acme</b>',
      evidence: 'same domain',
      isVisible: true,
      openOpportunities: 2,
      changedAt,
    },
    { recordId: '001B', name: 'Acme old', isVisible: false, openOpportunities: 0 },
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
    { label: 'City', value: 'Bonn', cells: [{ value: 'Bonn', verdict: 'Same' }], isDifferent: false },
    { label: 'Country', cells: [{ verdict: 'Missing' }, { verdict: 'Odd' }], isDifferent: true },
  ],
};

const open = (change = {}) => {
  const element = createElement('c-impartner-comparison', { is: ImpartnerComparison });
  Object.assign(element, { held: { ...held, ...change }, chosenId: '001B' });
  const chosen = jest.fn();
  element.addEventListener('choose', (event) => chosen(event.detail));
  document.body.appendChild(element);
  return { root: element.shadowRoot, chosen };
};

describe('impartnerComparison', () => {
  it('shouldMarkWhatDiffersAndFoldWhatIsEqual', async () => {
    const { root } = open();
    expect(root.querySelector('b')).toBeNull();
    expect(root.querySelectorAll('tbody tr')).toHaveLength(2);
    expect(root.querySelectorAll('.different')).toHaveLength(1);
    const icons = [...root.querySelectorAll('tbody lightning-icon')].map((icon) => [
      icon.iconName,
      icon.alternativeText,
    ]);
    expect(icons.slice(0, 3)).toEqual([
      ['utility:check', 'c.ImpartnerComparison_Same'],
      ['utility:warning', 'c.ImpartnerComparison_Different'],
      ['utility:dash', 'c.ImpartnerComparison_Missing'],
    ]);
    root.querySelector('[data-id="equal"]').click();
    await Promise.resolve();
    expect(root.querySelectorAll('tbody tr')).toHaveLength(3);
    expect(root.querySelector('[data-id="equal"]').label).toContain('HideEqualRows');
  });

  it('shouldTellWhichCandidateIsChosen', () => {
    const { root, chosen } = open();
    const [first, second] = root.querySelectorAll('input');
    expect(second.checked).toBe(true);
    first.click();
    expect(chosen).toHaveBeenCalledWith(0);
    root.querySelector('[data-action="open"]').click();
  });

  it('shouldOfferNoChoiceToWhoMayNotDecide', () => {
    const { root } = open({ mayDecide: false, question: 'Opportunity' });
    expect(root.querySelector('input')).toBeNull();
    expect(root.querySelector('tfoot').textContent).not.toContain('OpenOpportunities');
  });
});

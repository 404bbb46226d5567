import ImpartnerComparison from 'c/impartnerComparison';
import { createElement } from 'lwc';

afterEach(() => document.body.replaceChildren());

const text = (value) => ({ text: value, type: 'Text' });
const shown = {
  mayDecide: true,
  columns: [
    {
      recordId: 'a',
      name: '<b>Acme</b>',
      objectLabel: 'Firm',
      isCandidate: true,
      isVisible: true,
      isBest: true,
      evidence: ['Same domain'],
    },
    {
      recordId: 'b',
      name: 'Acme old',
      objectLabel: 'Firm',
      isCandidate: true,
      isVisible: false,
      isBest: false,
      evidence: ['Same name'],
    },
    {
      recordId: 'c',
      name: 'Other',
      objectLabel: 'Deal',
      isCandidate: false,
      isVisible: true,
      isBest: false,
      evidence: [],
    },
  ],
  facts: [
    {
      label: 'City',
      value: text('Bonn'),
      isEvidence: false,
      cells: [
        { value: text('Bonn'), verdict: 'Same' },
        { value: text('Bonn'), verdict: 'Same' },
        { value: text('Bonn'), verdict: 'Same' },
      ],
    },
    {
      label: 'Domain',
      value: { ...text('acme.com'), source: 'from the website' },
      isEvidence: true,
      cells: [
        { value: text('acme.com'), verdict: 'Same' },
        { verdict: 'Missing' },
        { value: text('x.com'), verdict: 'Different' },
      ],
    },
    {
      label: 'Value',
      value: { type: 'Currency' },
      isEvidence: false,
      cells: [
        { value: { text: '7', type: 'Number' }, verdict: 'NotCompared' },
        { verdict: 'NotCompared' },
        { verdict: 'NotCompared' },
      ],
    },
  ],
  decisions: [{ value: 'Same', kind: 'Choose', recordId: 'a', consequences: [] }],
};

const open = (change = {}) => {
  const element = createElement('c-impartner-comparison', { is: ImpartnerComparison });
  Object.assign(element, { shown: { ...shown, ...change }, chosenId: 'a' });
  const chosen = jest.fn();
  element.addEventListener('choose', (event) => chosen(event.detail));
  document.body.appendChild(element);
  return { root: element.shadowRoot, chosen };
};
const texts = (root, selector) => [...root.querySelectorAll(selector)].map((node) => node.textContent);

describe('impartnerComparison', () => {
  it('shouldShowEveryRowWithTheEvidenceFirst', () => {
    const { root } = open();
    expect(root.querySelector('b')).toBeNull();
    expect(texts(root, 'tbody th').slice(1)).toEqual(['Domain', 'City', 'Value']);
    expect(root.querySelector('[data-id="evidence"]').textContent).toContain('Same domain');
    expect(root.querySelector('[data-id="evidence"]').textContent).toContain('Agreement');
    expect(texts(root, 'tr.quiet th')).toEqual(['City']);
    expect(texts(root, 'td .different')).toEqual(['x.com']);
    expect(root.querySelector('tbody').textContent).toContain('ValueFrom');
  });

  it('shouldOfferOnlyWhatCanBeChosen', () => {
    const { root, chosen } = open();
    const [radio, ...more] = root.querySelectorAll('input');
    expect(more).toHaveLength(0);
    expect(radio.checked).toBe(true);
    radio.dispatchEvent(new CustomEvent('change'));
    expect(chosen).toHaveBeenCalledWith(0);
    expect(root.querySelectorAll('th.reference')).toHaveLength(1);
    expect(open({ mayDecide: false }).root.querySelector('input')).toBeNull();
  });

  it('shouldSayWhatThePersonMayNotSee', () => {
    const { root } = open();
    expect(root.querySelector('[data-id="evidence"]').textContent).toContain('Hidden');
    expect(root.querySelectorAll('[data-action="open"]')).toHaveLength(2);
    root.querySelector('[data-action="open"]').click();
  });

  it('shouldHaveRoomForEveryColumn', () => {
    expect(open().root.querySelector('table').style.minWidth).toBe('39rem');
  });
});

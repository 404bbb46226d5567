import load from '@salesforce/apex/ImpartnerRecordPanelController.load';
import syncNow from '@salesforce/apex/ImpartnerRecordPanelController.syncNow';
import ImpartnerRecordPanel from 'c/impartnerRecordPanel';
import { subscribe } from 'lightning/empApi';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerRecordPanelController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerRecordPanelController.syncNow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/ImpartnerOperate', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/ImpartnerDecideReviews', () => ({ default: true }), { virtual: true });
jest.mock('@salesforce/customPermission/ImpartnerViewRecords', () => ({ default: true }), { virtual: true });

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const panel = (state, change = {}) => ({
  state,
  records: [{ impartnerKey: 'Deal:1', url: 'https://partner.example/Deal/1' }],
  maySync: false,
  events: [],
  facts: [],
  fields: [],
  lastInAt: new Date().toISOString(),
  ...change,
});

const open = async (answer) => {
  load.mockResolvedValue(answer);
  const element = createElement('c-impartner-record-panel', { is: ImpartnerRecordPanel });
  element.recordId = '006A';
  document.body.appendChild(element);
  await flush();
  return element;
};
const at = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);

describe('impartnerRecordPanel', () => {
  it.each([
    ['InStep', 'InStep'],
    ['ChangeWaiting', 'ChangeWaiting'],
    ['Held', 'Held'],
    ['Failed', 'Failed'],
    ['Unlinked', 'Unlinked'],
    ['NotLinked', 'NotLinked'],
    ['Asked', 'Asked'],
    ['NotChecked', 'NotChecked'],
    ['Halted', 'Halted'],
    ['Odd', 'NotLinked'],
  ])('shouldShow %s', async (state, label) => {
    const element = await open(panel(state));
    expect(at(element, 'state').textContent).toContain(`ImpartnerRecordPanel_${label}`);
    expect(element.recordId).toBe('006A');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('shouldShowWhatTheFlowSaysOfTheRecordAndWhatWaits', async () => {
    const entry = {
      impartnerKey: 'Deal:1',
      subject: 'New network',
      advice: 'This is a deal of Orion.',
      isWaiting: false,
      facts: [{ label: 'Partner', value: 'Orion' }],
    };
    const element = await open(
      panel('NotChecked', {
        silentSince: '2026-03-01T00:00:00Z',
        facts: [
          { entry, url: 'https://partner.example/Deal/1' },
          { entry: { impartnerKey: 'Deal:9', isWaiting: true, facts: [] }, url: 'javascript:alert(1)' },
        ],
      }),
    );
    const [group, waiting] = element.shadowRoot.querySelectorAll('[data-id="facts"]');
    expect(group.querySelector('h3').textContent).toBe('New network');
    expect(group.textContent).toContain('This is a deal of Orion.');
    expect(group.querySelector('dd').textContent).toBe('Orion');
    expect(waiting.textContent).toContain('ImpartnerRecordPanel_Waits');
    expect(at(element, 'silence').textContent).toContain('NotCheckedSince');
    expect(element.shadowRoot.querySelectorAll('a')).toHaveLength(1);
  });

  it('shouldSayHowARecordIsLinked', async () => {
    const element = await open(panel('NotLinked', { records: [], maySync: true }));
    expect(element.shadowRoot.textContent).toContain('NotLinkedText');
    expect(at(element, 'sync')).toBeNull();
  });

  it('shouldShowTheLastEventsAndWhoOwnsWhichField', async () => {
    const element = await open(
      panel('InStep', {
        events: [{ id: 'e', type: 'Created', at: new Date().toISOString() }],
        fields: [
          { label: 'Amount', path: 'amount', owner: 'ImpartnerWhenEmpty' },
          { label: 'Stage', path: 'status', owner: 'Odd' },
        ],
      }),
    );
    expect(element.shadowRoot.querySelector('c-impartner-event-list').entries).toHaveLength(1);
    const texts = [...at(element, 'fields').querySelectorAll('dd')].map((node) => node.textContent);
    expect(texts[0]).toContain('OwnerImpartnerWhenEmpty');
    expect(texts[2]).toContain('OwnerImpartner');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('shouldShowWhyItFailedAsText', async () => {
    const element = await open(
      panel('Failed', { problem: '<b>No</b>', remedy: 'Do.', nextAttemptAt: new Date().toISOString() }),
    );
    expect(element.shadowRoot.querySelector('b')).toBeNull();
    expect(at(element, 'problem').textContent).toBe('<b>No</b>');
  });

  it('shouldLinkOnlyToSafeAddresses', async () => {
    const element = await open(
      panel('InStep', {
        records: [
          { impartnerKey: 'Deal:1', url: 'javascript:alert(1)' },
          { impartnerKey: 'Deal:2', url: 'https://x.example' },
        ],
      }),
    );
    const links = [...element.shadowRoot.querySelectorAll('a')].map((link) => link.href);
    expect(links).toEqual(['https://x.example/']);
  });

  it('shouldSyncWhereThePersonMay', async () => {
    const element = await open(panel('InStep', { maySync: true }));
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', (event) => toast(event.detail));
    at(element, 'sync').click();
    await flush();
    expect(syncNow).toHaveBeenCalledWith({ recordId: '006A' });
    const step = subscribe.mock.calls.at(-1)[2];
    step({ data: { payload: { State__c: 'Running' } } });
    step({ data: { payload: { State__c: 'Failed' } } });
    await flush();
    expect(load).toHaveBeenCalledTimes(3);
    syncNow.mockRejectedValueOnce({ body: { message: 'No.' } });
    at(element, 'sync').click();
    await flush();
    expect(toast.mock.calls.at(-1)[0].title).toBe('No.');
    expect(at(await open(panel('InStep')), 'sync')).toBeNull();
  });

  it('shouldOfferToTryAgain', async () => {
    load.mockRejectedValueOnce({ body: { message: 'No.' } });
    const element = createElement('c-impartner-record-panel', { is: ImpartnerRecordPanel });
    element.recordId = '006A';
    document.body.appendChild(element);
    await flush();
    const frame = element.shadowRoot.querySelector('c-impartner-frame');
    expect(frame.error).toBe('No.');
    load.mockResolvedValue(panel('InStep'));
    frame.dispatchEvent(new CustomEvent('retry'));
    await flush();
    expect(at(element, 'state')).not.toBeNull();
  });
});

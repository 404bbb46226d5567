import listCauses from '@salesforce/apex/ImpartnerIssuesController.listCauses';
import listIssues from '@salesforce/apex/ImpartnerIssuesController.listIssues';
import replayCause from '@salesforce/apex/ImpartnerIssuesController.replayCause';
import ImpartnerIssues from 'c/impartnerIssues';
import LightningConfirm from 'lightning/confirm';
import { subscribe } from 'lightning/empApi';
import { CurrentPageReference } from 'lightning/navigation';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerIssuesController.discard', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerIssuesController.exportIssues', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerIssuesController.listCauses', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerIssuesController.listIssues', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerIssuesController.replay', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerIssuesController.replayCause', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/ImpartnerOperate', () => ({ default: true }), { virtual: true });

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const cause = {
  code: 'VALUE_UNKNOWN',
  kind: 'Rejected',
  records: 3,
  since: new Date().toISOString(),
  example: '<b>Stage</b>',
  remedy: 'Map it.',
};

const replays = [
  { cause: 'VALUE_UNKNOWN', at: new Date().toISOString(), total: 4, wentThrough: 1, failAgain: 3, notTried: 0 },
];

const open = async (causes = [cause]) => {
  listCauses.mockResolvedValue({ causes, replays });
  listIssues.mockReturnValue(new Promise(() => undefined));
  const element = createElement('c-impartner-issues', { is: ImpartnerIssues });
  const toast = jest.fn();
  element.addEventListener('lightning__showtoast', (event) => toast(event.detail));
  document.body.appendChild(element);
  await flush();
  const root = element.shadowRoot;
  const click = async (id) => {
    root.querySelector(`[data-id="${id}"]`).click();
    await flush();
  };
  return { root, click, toast, list: () => root.querySelector('c-impartner-issue-list') };
};

describe('impartnerIssues', () => {
  it('shouldSayWhatHappenedWhyAndWhatToDo', async () => {
    const { root } = await open([cause, { code: 'ODD', records: 1 }]);
    expect(root.querySelector('b')).toBeNull();
    const texts = [...root.querySelectorAll('dd')].map((node) => node.textContent);
    expect(texts.slice(0, 3)).toEqual(['<b>Stage</b>', 'c.ImpartnerIssues_WhyRejected', 'Map it.']);
    expect(texts[4]).toBe('c.ImpartnerIssues_WhyUnexpected');
  });

  it('shouldReplayAllOfACauseAfterAQuestion', async () => {
    const { click, toast } = await open();
    LightningConfirm.open = jest.fn().mockResolvedValue(false);
    await click('replay-all');
    expect(replayCause).not.toHaveBeenCalled();
    LightningConfirm.open = jest.fn().mockResolvedValue(true);
    replayCause.mockResolvedValueOnce(3);
    await click('replay-all');
    expect(replayCause).toHaveBeenCalledWith({ cause: 'VALUE_UNKNOWN' });
    expect(toast.mock.calls.at(-1)[0].title).toContain('Replayed');
    replayCause.mockRejectedValueOnce({ body: { message: 'No.' } });
    await click('replay-all');
    expect(toast.mock.calls.at(-1)[0].title).toBe('No.');
  });

  it('shouldSayWhatTheLastReplayDidAndOfferTheNextOnlyAsPrimaryIfItMayHelp', async () => {
    const { root } = await open([cause, { ...cause, code: 'B', mayWork: true }, { ...cause, code: 'C', records: 0 }]);
    expect(root.querySelector('[data-id="replay-result"]').textContent).toContain('ReplayResult');
    const buttons = [...root.querySelectorAll('[data-id="replay-all"]')];
    expect(buttons.map(({ variant }) => variant)).toEqual(['neutral', 'brand', 'neutral']);
    expect(buttons[2].label).toContain('TryFlow');
    expect([...root.querySelectorAll('[data-id="hint"]')].map((node) => node.textContent)).toEqual([
      'c.ImpartnerIssues_NothingChanged',
      'c.ImpartnerIssues_MayWork',
    ]);
  });

  it('shouldLookAgainWhenARunHasEnded', async () => {
    const { click, list } = await open();
    await click('show');
    const step = subscribe.mock.calls.at(-1)[2];
    step({ data: { payload: { State__c: 'Running' } } });
    await flush();
    expect(list().version).toBe(0);
    step({ data: { payload: { State__c: 'Finished' } } });
    await flush();
    expect(list().version).toBe(1);
    expect(listCauses).toHaveBeenCalledTimes(2);
    LightningConfirm.open = jest.fn().mockResolvedValue(true);
    replayCause.mockResolvedValueOnce(1);
    await click('replay-all-here');
    expect(replayCause).toHaveBeenCalledWith({ cause: 'VALUE_UNKNOWN' });
  });

  it('shouldOpenACauseAndComeBack', async () => {
    const { click, list } = await open();
    await click('show');
    expect(list().cause).toBe('VALUE_UNKNOWN');
    list().dispatchEvent(new CustomEvent('statechange', { detail: 'Discarded' }));
    await flush();
    expect(list().state).toBe('Discarded');
    await click('back');
    expect(list()).toBeNull();
    expect(listCauses).toHaveBeenCalledTimes(2);
  });

  it('shouldFollowTheAddress', async () => {
    const { list } = await open();
    CurrentPageReference.emit({ state: { c__cause: 'VALUE_UNKNOWN', c__state: 'Resolved' } });
    await flush();
    expect(list().state).toBe('Resolved');
    CurrentPageReference.emit({ state: {} });
    await flush();
    expect(list()).toBeNull();
    expect(listCauses).toHaveBeenCalledTimes(2);
  });

  it('shouldSayThatNothingFailedOrThatItCannotTell', async () => {
    const { root } = await open([]);
    const frame = root.querySelector('c-impartner-frame');
    expect(frame.emptyTitle).toContain('EmptyTitle');
    listCauses.mockRejectedValueOnce({ body: { message: 'Broken.' } });
    frame.dispatchEvent(new CustomEvent('retry'));
    await flush();
    expect(frame.error).toBe('Broken.');
  });
});

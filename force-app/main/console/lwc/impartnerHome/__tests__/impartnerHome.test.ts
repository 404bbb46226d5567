import load from '@salesforce/apex/ImpartnerHomeController.load';
import makeMatchKeys from '@salesforce/apex/ImpartnerHomeController.makeMatchKeys';
import resume from '@salesforce/apex/ImpartnerHomeController.resume';
import runNow from '@salesforce/apex/ImpartnerHomeController.runNow';
import setPaused from '@salesforce/apex/ImpartnerHomeController.setPaused';
import stop from '@salesforce/apex/ImpartnerHomeController.stop';
import ImpartnerHome from 'c/impartnerHome';
import LightningConfirm from 'lightning/confirm';
import { subscribe } from 'lightning/empApi';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerHomeController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerHomeController.makeMatchKeys', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerHomeController.runNow', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerHomeController.setPaused', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerHomeController.stop', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerHomeController.resume', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/ImpartnerOperate', () => ({ default: true }), { virtual: true });

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const days = (failed) =>
  Array.from({ length: 14 }, (_, back) => ({
    day: `2026-03-${10 + back}`,
    created: back,
    updated: 1,
    held: 0,
    failed,
    joined: 0,
    waiting: 0,
    ended: 0,
    undone: 0,
  }));

const home = (change = {}) => ({
  isStopped: false,
  checkedAt: new Date().toISOString(),
  waiting: 0,
  failed: 0,
  queued: 0,
  decided: 0,
  doneToday: 5,
  problems: [],
  days: days(0),
  causes: [],
  flows: [
    {
      name: 'DealRegistration',
      label: 'Deal registrations',
      direction: 'Inbound',
      isEnabled: true,
      isBroken: false,
      isPaused: false,
      nextRunAt: new Date(Date.now() + 600_000).toISOString(),
      lastRun: {
        id: 'r',
        state: 'Finished',
        startedAt: new Date().toISOString(),
        read: 3,
        created: 1,
        updated: 1,
        unchanged: 0,
        held: 1,
        failed: 0,
        joined: 0,
        waiting: 0,
        ended: 0,
        writtenBack: 1,
      },
    },
  ],
  ...change,
});

const open = async (answer) => {
  load.mockResolvedValue(answer);
  const element = createElement('c-impartner-home', { is: ImpartnerHome });
  document.body.appendChild(element);
  await flush();
  return element;
};
const at = (element, id) => element.shadowRoot.querySelector(`[data-id="${id}"]`);
const headlineOf = (element) => [...at(element, 'headline').querySelectorAll('p')].map((p) => p.textContent);

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
});
afterEach(() => jest.useRealTimers());

const step = () => subscribe.mock.calls.at(-1)[2]({ data: { payload: { State__c: 'Running' } } });
const flows = (element) => element.shadowRoot.querySelector('c-impartner-flow-list');
const tell = async (element, type, detail) => {
  flows(element).dispatchEvent(new CustomEvent(type, { detail }));
  await flush();
};

describe('impartnerHome', () => {
  it('shouldSayThatEverythingIsInStep', async () => {
    const element = await open(home());
    expect(headlineOf(element)[0]).toContain('ImpartnerHome_InStep');
    expect(element.shadowRoot.querySelectorAll('[data-tile]')).toHaveLength(4);
    expect(element.shadowRoot.querySelector('c-impartner-days').days).toHaveLength(14);
    element.shadowRoot.querySelector('[data-tile="waiting"]').click();
  });

  it('shouldPutTheWorstFactFirst', async () => {
    const element = await open(
      home({
        isStopped: true,
        stoppedAt: new Date().toISOString(),
        stoppedBy: 'Ada',
        decided: 2,
        waiting: 4,
        failed: 3,
        oldestWaitingAt: new Date().toISOString(),
        problems: [{ message: 'Impartner refuses our key', remedy: 'Renew it.' }],
        causes: [
          {
            code: 'KEY_REFUSED',
            records: 3,
            example: '<b>x</b>',
            remedy: 'Renew it.',
            since: new Date().toISOString(),
          },
        ],
      }),
    );
    expect(headlineOf(element)).toEqual([
      expect.stringContaining('StoppedSince'),
      expect.stringContaining('DecisionsWait'),
      'Impartner refuses our key. Renew it.',
      expect.stringContaining('FailedSentence'),
      expect.stringContaining('WaitingSentence'),
    ]);
    expect(element.shadowRoot.querySelector('b')).toBeNull();
    at(element, 'cause').click();
    at(element, 'resume').click();
    await flush();
    expect(resume).toHaveBeenCalledTimes(1);
  });

  // regression: finding F5
  it('shouldSaySinceWhenImpartnerIsSilentAndWhenItIsTriedAgain', async () => {
    const problem = { kind: 'Retriable', message: 'Connection refused', since: new Date().toISOString() };
    const soon = new Date(Date.now() + 60_000).toISOString();
    const element = await open(home({ problems: [problem], nextRunAt: soon }));
    expect(headlineOf(element)[0]).toMatch(/NotAnswering Connection refused\.$/);
    const unscheduled = await open(home({ problems: [problem] }));
    expect(headlineOf(unscheduled)[0]).toContain('NotAnsweringUnscheduled');
  });

  it('shouldShowThePauseAndTheMatchKeysThatAreBeingMade', async () => {
    const keys = { state: 'Running', read: 200, total: 800, updated: 0, failed: 0 };
    const [flow] = home().flows;
    const element = await open(home({ matchKeys: keys, flows: [{ ...flow, isPaused: true }] }));
    expect(headlineOf(element)).toEqual([expect.stringContaining('PausedNow'), expect.stringContaining('KeysAreMade')]);
    expect(element.shadowRoot.querySelector('lightning-progress-bar').value).toBe(25);
    expect(at(element, 'make-keys')).toBeNull();
    const uncounted = await open(home({ matchKeys: { ...keys, total: 0 } }));
    expect(headlineOf(uncounted)[0]).toContain('KeysAreMadeUncounted');
  });

  it('shouldMakeMatchKeysAgainAfterAQuestion', async () => {
    const element = await open(home({ matchKeys: { state: 'Finished', read: 5, total: 5, updated: 1, failed: 0 } }));
    expect(at(element, 'keys').textContent).toContain('KeysMade');
    LightningConfirm.open = jest.fn().mockResolvedValue(false);
    at(element, 'make-keys').click();
    await flush();
    expect(makeMatchKeys).not.toHaveBeenCalled();
    LightningConfirm.open = jest.fn().mockResolvedValue(true);
    at(element, 'make-keys').click();
    await flush();
    expect(makeMatchKeys).toHaveBeenCalledTimes(1);
  });

  it('shouldShowThatARunWasAskedForUntilItIsSeen', async () => {
    const element = await open(home());
    await tell(element, 'run', 'DealRegistration');
    expect(flows(element).starting).toEqual(['DealRegistration']);
    subscribe.mock.calls.at(-1)[2]({ data: { payload: { State__c: 'Running', Flow__c: 'DealRegistration' } } });
    await flush();
    expect(flows(element).starting).toEqual([]);
    runNow.mockRejectedValueOnce({ body: { message: 'No.' } });
    await tell(element, 'run', 'DealRegistration');
    expect(flows(element).starting).toEqual([]);
  });

  it('shouldCountDecisionsInTheQueueAndSayWhatWasDone', async () => {
    const undone = days(0).map((day) => ({ ...day, undone: 1 }));
    const element = await open(home({ decided: 2, queued: 3, days: undone }));
    const tile = (name) => element.shadowRoot.querySelector(`[data-tile="${name}"]`);
    expect(tile('queued').textContent).toMatch(/^5/);
    expect(tile('doneToday').textContent).toContain('DoneDetailUndone');
    tile('queued').click();
    tile('doneToday').click();
  });

  it('shouldSpeakOfOneRecordInTheSingular', async () => {
    const element = await open(home({ waiting: 1, failed: 1, oldestWaitingAt: new Date().toISOString() }));
    expect(headlineOf(element)).toEqual([
      expect.stringContaining('OneFailedSentence'),
      expect.stringContaining('OneWaitingSentence'),
    ]);
  });

  it('shouldTellAnOrgThatHasNeverRun', async () => {
    const element = await open(home({ checkedAt: undefined, flows: [] }));
    expect(headlineOf(element)[0]).toContain('NeverRun');
    expect(element.shadowRoot.textContent).not.toContain('undefined');
  });

  it('shouldLookOnceForStepsThatFollowEachOther', async () => {
    const element = await open(home());
    step();
    step();
    jest.advanceTimersByTime(500);
    await flush();
    expect(load).toHaveBeenCalledTimes(2);
    step();
    jest.advanceTimersByTime(500);
    await flush();
    expect(load).toHaveBeenCalledTimes(3);
    jest.advanceTimersByTime(300_000);
    await flush();
    expect(load).toHaveBeenCalledTimes(3);
    element.remove();
    step();
    jest.advanceTimersByTime(500);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('shouldLookNowAndThenWhereStepsCannotBeFollowed', async () => {
    subscribe.mockRejectedValueOnce(new Error('refused'));
    const element = await open(home());
    jest.advanceTimersByTime(30_000);
    await flush();
    expect(load).toHaveBeenCalledTimes(2);
    element.remove();
    jest.advanceTimersByTime(60_000);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('shouldKeepRelativeTimesCurrent', async () => {
    const element = await open(home({ oldestWaitingAt: new Date().toISOString(), waiting: 2 }));
    const tiles = () => element.shadowRoot.querySelector('[data-tile="waiting"]').textContent;
    expect(tiles()).toContain('ImpartnerHome_Oldest');
    jest.advanceTimersByTime(60_000);
    await flush();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('shouldRunPauseStopAndReportRefusals', async () => {
    const element = await open(home());
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', (event) => toast(event.detail.title));
    await tell(element, 'run', 'DealRegistration');
    expect(runNow).toHaveBeenCalledWith({ flowName: 'DealRegistration' });
    await tell(element, 'pause', 'DealRegistration');
    expect(setPaused).toHaveBeenLastCalledWith({ flowName: 'DealRegistration', isPaused: true });
    await tell(element, 'resume', 'DealRegistration');
    expect(setPaused).toHaveBeenLastCalledWith({ flowName: 'DealRegistration', isPaused: false });
    await tell(element, 'openruns');
    LightningConfirm.open = jest.fn().mockResolvedValue(true);
    stop.mockRejectedValueOnce({ body: { message: 'Not now.' } });
    at(element, 'stop').click();
    await flush();
    expect(toast).toHaveBeenLastCalledWith('Not now.');
    LightningConfirm.open = jest.fn().mockResolvedValue(false);
    at(element, 'stop').click();
    await flush();
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('shouldOfferToTryAgain', async () => {
    load.mockRejectedValueOnce({ body: { message: 'Broken.' } });
    const element = createElement('c-impartner-home', { is: ImpartnerHome });
    document.body.appendChild(element);
    await flush();
    const frame = element.shadowRoot.querySelector('c-impartner-frame');
    expect(frame.error).toBe('Broken.');
    load.mockResolvedValue(home());
    frame.dispatchEvent(new CustomEvent('retry'));
    await flush();
    expect(at(element, 'headline')).not.toBeNull();
  });
});

import load from '@salesforce/apex/ImpartnerHomeController.load';
import resume from '@salesforce/apex/ImpartnerHomeController.resume';
import runNow from '@salesforce/apex/ImpartnerHomeController.runNow';
import stop from '@salesforce/apex/ImpartnerHomeController.stop';
import ImpartnerHome from 'c/impartnerHome';
import LightningConfirm from 'lightning/confirm';
import { NavigationMixin } from 'lightning/navigation';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerHomeController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerHomeController.runNow', () => ({ default: jest.fn() }), { virtual: true });
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
  }));

const home = (change = {}) => ({
  isStopped: false,
  checkedAt: new Date().toISOString(),
  waiting: 0,
  failed: 0,
  queued: 0,
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
        skipped: 0,
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

describe('impartnerHome', () => {
  it('shouldSayThatEverythingIsInStep', async () => {
    const element = await open(home());
    expect(headlineOf(element)[0]).toContain('ImpartnerHome_InStep');
    expect(element.shadowRoot.querySelectorAll('[data-tile]')).toHaveLength(4);
    expect(element.shadowRoot.querySelectorAll('.column')).toHaveLength(14);
    expect(at(element, 'flow-state').textContent).toContain('ImpartnerHome_On');
  });

  it('shouldPutTheWorstFactFirst', async () => {
    const element = await open(
      home({
        isStopped: true,
        waiting: 4,
        failed: 3,
        oldestWaitingAt: new Date().toISOString(),
        problems: [{ message: 'Impartner refuses our key.', remedy: 'Renew it.' }],
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
      'Impartner refuses our key. Renew it.',
      expect.stringContaining('FailedSentence'),
      expect.stringContaining('Stopped'),
      expect.stringContaining('WaitingSentence'),
    ]);
    expect(element.shadowRoot.querySelector('b')).toBeNull();
    at(element, 'cause').click();
    at(element, 'resume').click();
    await flush();
    expect(resume).toHaveBeenCalledTimes(1);
  });

  it('shouldTellAnOrgThatHasNeverRun', async () => {
    const element = await open(home({ checkedAt: undefined, flows: [] }));
    expect(headlineOf(element)[0]).toContain('NeverRun');
    expect(element.shadowRoot.textContent).not.toContain('undefined');
  });

  it('shouldShowEveryStateOfAFlow', async () => {
    const [flow] = home().flows;
    const states = [
      { ...flow, name: 'a', isEnabled: false, direction: 'Outbound' },
      { ...flow, name: 'b', lastRun: { ...flow.lastRun, state: 'Running' }, direction: 'Both' },
      { ...flow, name: 'c', isBroken: true, lastRun: undefined, nextRunAt: undefined },
    ];
    const element = await open(home({ flows: states }));
    const texts = [...element.shadowRoot.querySelectorAll('[data-id="flow-state"]')].map((node) => node.textContent);
    expect(texts[0]).toContain('Off');
    expect(texts[1]).toContain('Running');
    expect(texts[2]).toContain('Broken');
    jest.advanceTimersByTime(2_000);
    await flush();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('shouldRunStopAndReportRefusals', async () => {
    const element = await open(home());
    const toast = jest.fn();
    element.addEventListener('lightning__showtoast', toast);
    runNow.mockResolvedValue(undefined);
    at(element, 'run-now').click();
    await flush();
    expect(runNow).toHaveBeenCalledWith({ flowName: 'DealRegistration' });
    LightningConfirm.open = jest.fn().mockResolvedValue(true);
    stop.mockRejectedValue({ body: { message: 'Not now.' } });
    at(element, 'stop').click();
    await flush();
    expect(toast.mock.calls.at(-1)[0].detail.title).toBe('Not now.');
    LightningConfirm.open = jest.fn().mockResolvedValue(false);
    at(element, 'stop').click();
    await flush();
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('shouldShowTheFiguresAsATableAndOpenOtherTabs', async () => {
    const element = await open(home({ days: days(2) }));
    at(element, 'table').click();
    await flush();
    expect(element.shadowRoot.querySelectorAll('tbody tr')).toHaveLength(14);
    element.shadowRoot.querySelector('[data-tile="waiting"]').click();
    at(element, 'open-runs').click();
    expect(NavigationMixin.Navigate).toBeDefined();
  });

  it('shouldOfferToTryAgain', async () => {
    load.mockRejectedValueOnce({ body: { message: 'Broken.' } });
    const element = createElement('c-impartner-home', { is: ImpartnerHome });
    document.body.appendChild(element);
    await flush();
    expect(element.shadowRoot.querySelector('c-impartner-message').text).toBe('Broken.');
    load.mockResolvedValue(home());
    at(element, 'retry').click();
    await flush();
    expect(at(element, 'headline')).not.toBeNull();
  });
});

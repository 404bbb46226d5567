import discard from '@salesforce/apex/ImpartnerIssuesController.discard';
import exportCsv from '@salesforce/apex/ImpartnerIssuesController.exportCsv';
import listCauses from '@salesforce/apex/ImpartnerIssuesController.listCauses';
import listIssues from '@salesforce/apex/ImpartnerIssuesController.listIssues';
import replay from '@salesforce/apex/ImpartnerIssuesController.replay';
import replayCause from '@salesforce/apex/ImpartnerIssuesController.replayCause';
import ImpartnerIssues from 'c/impartnerIssues';
import LightningConfirm from 'lightning/confirm';
import { CurrentPageReference } from 'lightning/navigation';
import LightningPrompt from 'lightning/prompt';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerIssuesController.discard', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerIssuesController.exportCsv', () => ({ default: jest.fn() }), { virtual: true });
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
  records: 3,
  since: new Date().toISOString(),
  example: '<b>Stage</b>',
  remedy: 'Map it.',
};
const row = (id) => ({
  id,
  impartnerKey: `Deal:${id}`,
  message: 'No.',
  remedy: 'Do.',
  operation: 'Apply',
  attempts: 1,
  lastSeenAt: '2026-03-01T00:00:00Z',
});

const open = async () => {
  listCauses.mockResolvedValue([cause]);
  listIssues.mockResolvedValue({ rows: [row('1'), row('2')], total: 2, hasMore: true });
  const element = createElement('c-impartner-issues', { is: ImpartnerIssues });
  const toast = jest.fn();
  element.addEventListener('lightning__showtoast', (event) => toast(event.detail));
  document.body.appendChild(element);
  await flush();
  const root = element.shadowRoot;
  const at = (id) => root.querySelector(`[data-id="${id}"]`);
  const click = async (id) => {
    at(id).click();
    await flush();
  };
  const select = async (...ids) => {
    root
      .querySelector('lightning-datatable')
      .dispatchEvent(new CustomEvent('rowselection', { detail: { selectedRows: ids.map((id) => ({ id })) } }));
    await flush();
  };
  return { root, at, click, select, toast };
};

describe('impartnerIssues', () => {
  it('shouldGroupByCauseAndReplayAllAfterAQuestion', async () => {
    const { root, click, toast } = await open();
    expect(root.querySelector('b')).toBeNull();
    LightningConfirm.open = jest.fn().mockResolvedValue(false);
    await click('replay-all');
    expect(replayCause).not.toHaveBeenCalled();
    LightningConfirm.open = jest.fn().mockResolvedValue(true);
    replayCause.mockResolvedValue(3);
    await click('replay-all');
    expect(replayCause).toHaveBeenCalledWith({ cause: 'VALUE_UNKNOWN' });
    expect(toast.mock.calls.at(-1)[0].title).toContain('Replayed');
  });

  it('shouldReplayAndDiscardTheSelection', async () => {
    const { at, click, select, toast } = await open();
    await click('show');
    expect(at('replay').disabled).toBe(true);
    await select('1');
    replay.mockResolvedValue(1);
    await click('replay');
    expect(replay).toHaveBeenCalledWith({ issueIds: ['1'] });
    await select('2');
    LightningPrompt.open = jest.fn().mockResolvedValue(null);
    await click('discard');
    expect(discard).not.toHaveBeenCalled();
    LightningPrompt.open = jest.fn().mockResolvedValue('');
    discard.mockRejectedValue({ body: { message: 'A note is missing.' } });
    await click('discard');
    expect(toast.mock.calls.at(-1)[0].title).toBe('A note is missing.');
  });

  it('shouldPageFilterAndGoBack', async () => {
    const { at, click, root } = await open();
    await click('show');
    await click('next');
    expect(listIssues).toHaveBeenLastCalledWith(expect.objectContaining({ beforeId: '2' }));
    await click('previous');
    listIssues.mockResolvedValue({ rows: [], total: 0, hasMore: false });
    at('state').dispatchEvent(new CustomEvent('change', { detail: { value: 'Discarded' } }));
    await flush();
    expect(listIssues).toHaveBeenLastCalledWith(expect.objectContaining({ state: 'Discarded', beforeId: undefined }));
    expect(at('no-rows')).not.toBeNull();
    expect(at('replay')).toBeNull();
    await click('back');
    expect(root.querySelector('[data-id="show"]')).not.toBeNull();
  });

  it('shouldExportWhatIsShown', async () => {
    const { click, toast } = await open();
    await click('show');
    const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    exportCsv.mockResolvedValueOnce('"a"\r\n');
    await click('export');
    expect(clicked).toHaveBeenCalledTimes(1);
    exportCsv.mockRejectedValueOnce({ body: { message: 'No.' } });
    await click('export');
    expect(toast.mock.calls.at(-1)[0].title).toBe('No.');
  });

  it('shouldFollowTheAddressAndShowFailures', async () => {
    const { root, click } = await open();
    listIssues.mockRejectedValueOnce({ body: { message: 'Broken.' } });
    CurrentPageReference.emit({ state: { c__cause: 'VALUE_UNKNOWN' } });
    await flush();
    expect(root.querySelector('c-impartner-message').text).toBe('Broken.');
    await click('retry');
    expect(root.querySelector('lightning-datatable')).not.toBeNull();
  });

  it('shouldSayThatNothingFailed', async () => {
    const { root } = await open();
    document.body.replaceChildren();
    listCauses.mockResolvedValue([]);
    const element = createElement('c-impartner-issues', { is: ImpartnerIssues });
    document.body.appendChild(element);
    await flush();
    expect(element.shadowRoot.querySelector('c-impartner-message').icon).toBe('utility:success');
    expect(root).toBeDefined();
  });
});

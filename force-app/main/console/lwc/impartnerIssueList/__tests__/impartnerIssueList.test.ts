import discard from '@salesforce/apex/ImpartnerIssuesController.discard';
import exportIssues from '@salesforce/apex/ImpartnerIssuesController.exportIssues';
import listIssues from '@salesforce/apex/ImpartnerIssuesController.listIssues';
import replay from '@salesforce/apex/ImpartnerIssuesController.replay';
import ImpartnerIssueList from 'c/impartnerIssueList';
import LightningPrompt from 'lightning/prompt';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerIssuesController.discard', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerIssuesController.exportIssues', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerIssuesController.listIssues', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerIssuesController.replay', () => ({ default: jest.fn() }), { virtual: true });

const flush = async () => {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
};

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

const row = (id, change = {}) => ({
  id,
  impartnerKey: `Deal:${id}`,
  recordId: '006A',
  record: { subject: `Deal ${id}`, context: 'Orion', url: 'https://i.example/1' },
  message: 'No.',
  remedy: 'Do.',
  operation: 'Apply',
  state: 'Open',
  attempts: 1,
  lastSeenAt: '2026-03-01T00:00:00Z',
  ...change,
});

const open = async (rows = [row('1'), row('2')]) => {
  listIssues.mockResolvedValue({ rows, total: 2, hasMore: true });
  const element = createElement('c-impartner-issue-list', { is: ImpartnerIssueList });
  element.cause = 'VALUE_UNKNOWN';
  element.state = 'Open';
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
  const table = () => root.querySelector('lightning-datatable');
  const select = async (...ids) => {
    table().dispatchEvent(new CustomEvent('rowselection', { detail: { selectedRows: ids.map((id) => ({ id })) } }));
    await flush();
  };
  const act = async (name, position = 0) => {
    table().dispatchEvent(new CustomEvent('rowaction', { detail: { action: { name }, row: table().data[position] } }));
    await flush();
  };
  return { element, root, at, click, table, select, act, toast };
};
const actionsOf = (table, position) => {
  const offered = jest.fn();
  table.columns.at(-1).typeAttributes.rowActions(table.data[position], offered);
  return offered.mock.calls[0][0].map(({ name }) => name);
};

describe('impartnerIssueList', () => {
  it('shouldReplayAndDiscardTheSelection', async () => {
    const { at, click, select, toast } = await open();
    expect(at('replay').disabled).toBe(true);
    await select('1');
    replay.mockResolvedValue(1);
    await click('replay');
    expect(replay).toHaveBeenCalledWith({ issueIds: ['1'] });
    await select('2');
    LightningPrompt.open = jest.fn().mockResolvedValue(null);
    await click('discard');
    expect(discard).not.toHaveBeenCalled();
    LightningPrompt.open = jest.fn().mockResolvedValue(' ');
    await click('discard');
    expect(toast.mock.calls.at(-1)[0].title).toContain('NoteMissing');
    expect(discard).not.toHaveBeenCalled();
    LightningPrompt.open = jest.fn().mockResolvedValue('A test');
    discard.mockRejectedValueOnce({ body: { message: 'Not now.' } });
    await click('discard');
    expect(toast.mock.calls.at(-1)[0].title).toBe('Not now.');
    expect(at('discard').disabled).toBe(false);
    discard.mockResolvedValueOnce(1);
    await click('discard');
    expect(discard).toHaveBeenLastCalledWith({ issueIds: ['2'], note: 'A test' });
    expect(at('discard').disabled).toBe(true);
  });

  it('shouldActOnOneRow', async () => {
    const { act, table } = await open([row('1'), row('2', { state: 'Discarded', recordId: undefined })]);
    expect(actionsOf(table(), 0)).toEqual(['replay', 'discard', 'timeline', 'record']);
    expect(actionsOf(table(), 1)).toEqual(['timeline']);
    replay.mockResolvedValue(1);
    await act('replay');
    expect(replay).toHaveBeenCalledWith({ issueIds: ['1'] });
    LightningPrompt.open = jest.fn().mockResolvedValue('A test');
    discard.mockResolvedValue(1);
    await act('discard');
    expect(discard).toHaveBeenCalledWith({ issueIds: ['1'], note: 'A test' });
    await act('timeline');
    await act('record');
  });

  it('shouldNotRepeatInEachRowWhatStandsAboveTheTable', async () => {
    const { element, table } = await open();
    const shown = () => table().columns.map(({ fieldName, type }) => fieldName ?? type);
    element.known = { happened: 'No.', remedy: 'Do.' };
    await flush();
    expect(shown()).toEqual(['record', 'context', 'state', 'attempts', 'lastSeen', 'url', 'action']);
    element.known = { happened: 'Something else.', remedy: 'Do.' };
    await flush();
    expect(shown()).toContain('message');
    listIssues.mockClear();
    element.version = 1;
    await flush();
    expect(listIssues).toHaveBeenCalledTimes(1);
  });

  it('shouldTellTheStateOfEachRow', async () => {
    const nextAttemptAt = new Date(Date.now() + 300_000).toISOString();
    const rows = [row('1', { nextAttemptAt }), row('2', { state: 'Replay' }), row('3', { operation: 'Odd' })];
    const { table } = await open(rows);
    expect(table().data.map(({ state }) => state)).toEqual([
      'c.ImpartnerIssueList_TriedAgain',
      'c.ImpartnerIssueList_IsReplayed',
      'c.ImpartnerIssueList_Open',
    ]);
    expect(table().data[2].operation).toBe('Odd');
  });

  it('shouldPageOnTheServerAndStartAnewInAnotherState', async () => {
    const { element, at, root } = await open();
    const changed = jest.fn();
    element.addEventListener('statechange', (event) => changed(event.detail));
    root.querySelector('c-impartner-pager').dispatchEvent(new CustomEvent('turn', { detail: 1 }));
    await flush();
    expect(listIssues).toHaveBeenLastCalledWith(expect.objectContaining({ beforeId: '2' }));
    at('state').dispatchEvent(new CustomEvent('change', { detail: { value: 'Discarded' } }));
    expect(changed).toHaveBeenCalledWith('Discarded');
    listIssues.mockResolvedValue({ rows: [], total: 0, hasMore: false });
    element.state = 'Discarded';
    await flush();
    expect(listIssues).toHaveBeenLastCalledWith(expect.objectContaining({ state: 'Discarded', beforeId: undefined }));
    expect(root.querySelector('c-impartner-frame').emptyTitle).toContain('NoRows');
    expect(at('replay')).toBeNull();
  });

  it('shouldExportWhatIsShownWithoutFormulas', async () => {
    const { click, table, toast } = await open();
    let file = '';
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function () {
      file = decodeURIComponent(this.href.split(',').slice(1).join(','));
    });
    exportIssues.mockResolvedValueOnce([row('1', { message: '=HYPERLINK("http://evil.example")' })]);
    await click('export');
    expect(exportIssues).toHaveBeenCalledWith({ state: 'Open', cause: 'VALUE_UNKNOWN' });
    const [head, line] = file.replace('\uFEFF', '').split('\r\n');
    expect(head).toContain('Message');
    expect(table().columns.length).toBeGreaterThan(5);
    expect(line).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(line).toContain('"1"');
    expect(toast.mock.calls.at(-1)[0].title).toContain('ExportedPart');
    exportIssues.mockRejectedValueOnce({ body: { message: 'No.' } });
    await click('export');
    expect(toast.mock.calls.at(-1)[0].title).toBe('No.');
  });

  it('shouldOfferToTryAgain', async () => {
    const { element, root } = await open();
    listIssues.mockRejectedValueOnce({ body: { message: 'Broken.' } });
    element.cause = 'OTHER';
    await flush();
    const frame = root.querySelector('c-impartner-frame');
    expect(frame.error).toBe('Broken.');
    frame.dispatchEvent(new CustomEvent('retry'));
    await flush();
    expect(frame.error).toBeUndefined();
  });
});

import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import LightningPrompt from 'lightning/prompt';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import discard from '@salesforce/apex/ImpartnerIssuesController.discard';
import exportIssues from '@salesforce/apex/ImpartnerIssuesController.exportIssues';
import listIssues from '@salesforce/apex/ImpartnerIssuesController.listIssues';
import replay from '@salesforce/apex/ImpartnerIssuesController.replay';
import { reduce } from 'c/impartnerErrors';
import { counted, fill, wholeNumber } from 'c/impartnerFormat';
import { tabPage } from 'c/impartnerPages';
import { turned } from 'c/impartnerPaging';

import { csvOf, download } from './csv';
import { columnsOf, DATA_COLUMNS, issueViews, STATES, type IssueView, type Known } from './issueRows';
import { labels } from './labels';
type Issue = ImpartnerIssuesController.IssueRow;

/** The failed records of one cause: replay, discard, export. Tells its parent `statechange` and `replayed`. */
export default class ImpartnerIssueList extends NavigationMixin(LightningElement) {
  labels = labels;
  states = STATES;
  page?: ImpartnerIssuesController.IssuePage;
  error?: string;
  isBusy = false;
  selectedIds: string[] = [];
  marks: Issue[] = [];
  private shownCause = '';
  private shownState = 'Open';
  private shownVersion = 0;

  @api
  get cause(): string {
    return this.shownCause;
  }
  set cause(value: string) {
    this.shownCause = value;
    this.reload();
  }
  /** Open, Discarded or Resolved. */
  @api
  get state(): string {
    return this.shownState;
  }
  set state(value: string) {
    if (value === this.shownState) return;
    this.shownState = value;
    this.reload();
  }

  /** What the page says of the cause; the table does not say it again. */
  @api known?: Known;
  /** Looks again when it rises. */
  @api
  get version(): number {
    return this.shownVersion;
  }
  set version(value: number) {
    if (value === this.shownVersion) return;
    this.shownVersion = value;
    if (this.isConnected) void this.load(this.marks);
  }

  connectedCallback(): void {
    void this.load([]);
  }

  get isLoading(): boolean {
    return !this.page;
  }
  get columns(): unknown[] {
    return columnsOf(this.rows, this.known);
  }
  get rows(): IssueView[] {
    return issueViews(this.page?.rows ?? []);
  }
  get emptyTitle(): string | undefined {
    return this.page?.rows.length === 0 ? labels.noRows : undefined;
  }
  get total(): string {
    return counted(this.page?.total, labels.oneRecord, labels.total);
  }
  get selectedText(): string {
    return this.selectedIds.length === 0 ? labels.noneSelected : fill(labels.selected, this.selectedIds.length);
  }
  get cannotAct(): boolean {
    return this.isBusy || this.selectedIds.length === 0;
  }
  get isOpen(): boolean {
    return this.shownState === 'Open';
  }
  get pageNumber(): number {
    return this.marks.length + 1;
  }
  get hasMore(): boolean {
    return this.page?.hasMore === true;
  }

  handleState(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('statechange', { detail: event.detail.value }));
  }
  handleRetry(): void {
    void this.load(this.marks);
  }
  handleTurn(event: CustomEvent<number>): void {
    void this.load(turned(this.marks, this.page?.rows ?? [], event.detail));
  }
  handleSelect(event: CustomEvent<{ selectedRows: IssueView[] }>): void {
    this.selectedIds = event.detail.selectedRows.map(({ id }) => id);
  }
  async handleReplay(): Promise<void> {
    await this.replay(this.selectedIds);
  }
  async handleDiscard(): Promise<void> {
    await this.discard(this.selectedIds);
  }

  async handleRowAction(event: CustomEvent<{ action: { name: string }; row: IssueView }>): Promise<void> {
    const { action, row } = event.detail;
    if (action.name === 'replay') await this.replay([row.id]);
    else if (action.name === 'discard') await this.discard([row.id]);
    else if (action.name === 'record') this.openRecord(row.recordId);
    else this.openTimeline(row.key);
  }

  /** The columns, the order and the state are those of the screen; all pages of it. */
  async handleExport(): Promise<void> {
    try {
      const rows = issueViews(await exportIssues({ state: this.shownState, cause: this.shownCause }));
      const head = DATA_COLUMNS.map(({ label }) => label);
      const lines = rows.map((row) => DATA_COLUMNS.map(({ fieldName }) => row[fieldName]));
      download(labels.fileName, csvOf([head, ...lines]));
      const total = this.page?.total ?? 0;
      if (rows.length < total) this.toast(fill(labels.exportedPart, wholeNumber(rows.length), wholeNumber(total)));
    } catch (failure) {
      this.toast(reduce(failure), true);
    }
  }

  private async replay(issueIds: string[]): Promise<void> {
    await this.act(() => replay({ issueIds }), labels.oneReplayed, labels.replayed);
    this.dispatchEvent(new CustomEvent('replayed'));
  }

  private async discard(issueIds: string[]): Promise<void> {
    const label = counted(issueIds.length, labels.discardOneTitle, labels.discardTitle);
    const note = await LightningPrompt.open({ label, message: labels.notePrompt, theme: 'warning' });
    if (note === null) return;
    if (note.trim() === '') this.toast(labels.noteMissing, true);
    else await this.act(() => discard({ issueIds, note }), labels.oneDiscarded, labels.discardedCount);
  }

  private openTimeline(key: string | undefined): void {
    this[NavigationMixin.Navigate](tabPage('ImpartnerRuns', { record: key }));
  }

  private openRecord(recordId: string | undefined): void {
    const attributes = { recordId, actionName: 'view' };
    this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
  }

  /** What was refused leaves list and selection as they are, so that it can be tried otherwise. */
  private async act(action: () => Promise<number>, one: string, many: string): Promise<void> {
    this.isBusy = true;
    try {
      this.toast(counted(await action(), one, many));
      await this.load(this.marks);
    } catch (failure) {
      this.toast(reduce(failure), true);
    } finally {
      this.isBusy = false;
    }
  }

  private toast(title: string, isError = false): void {
    const variant = isError ? 'error' : 'success';
    this.dispatchEvent(new ShowToastEvent({ title, variant, mode: isError ? 'sticky' : 'dismissible' }));
  }

  private reload(): void {
    if (!this.isConnected) return;
    this.page = undefined;
    void this.load([]);
  }

  private async load(marks: Issue[]): Promise<void> {
    const { cause, state } = this;
    const last = marks.at(-1);
    try {
      const page = await listIssues({ state, cause, beforeAt: last?.lastSeenAt, beforeId: last?.id });
      if (cause !== this.cause || state !== this.state) return;
      this.page = page;
      this.marks = marks;
      this.selectedIds = [];
      this.error = undefined;
    } catch (failure) {
      this.error = reduce(failure);
    }
  }
}

import { LightningElement, wire } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import LightningPrompt from 'lightning/prompt';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import discard from '@salesforce/apex/ImpartnerIssuesController.discard';
import exportCsv from '@salesforce/apex/ImpartnerIssuesController.exportCsv';
import listCauses from '@salesforce/apex/ImpartnerIssuesController.listCauses';
import listIssues from '@salesforce/apex/ImpartnerIssuesController.listIssues';
import replay from '@salesforce/apex/ImpartnerIssuesController.replay';
import replayCause from '@salesforce/apex/ImpartnerIssuesController.replayCause';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import { reduce } from 'c/impartnerErrors';
import { fill, wholeNumber, words } from 'c/impartnerFormat';

import { causeViews, COLUMNS, download, issueViews, STATES } from './issueList';
import type { CauseView, IssueView } from './issueList';
import { labels } from './labels';

type Issue = ImpartnerIssuesController.IssueRow;

/** Failures by cause, and the records of one cause: replay, discard, export. */
export default class ImpartnerIssues extends NavigationMixin(LightningElement) {
  labels = labels;
  columns = COLUMNS;
  states = STATES;
  causes?: ImpartnerIssuesController.Cause[];
  page?: ImpartnerIssuesController.IssuePage;
  cause?: string;
  state = 'Open';
  error?: string;
  isBusy = false;
  selectedIds: string[] = [];
  private marks: Issue[] = [];

  @wire(CurrentPageReference)
  followAddress(reference: PageReference | null | undefined): void {
    const cause = reference?.state?.c__cause;
    if (!reference || cause === this.cause) return;
    this.cause = cause;
    if (this.isConnected) void this.load([]);
  }

  connectedCallback(): void {
    if (this.hasAccess) void this.load([]);
  }

  get hasAccess(): boolean {
    return mayOperate === true;
  }
  get isLoading(): boolean {
    return !this.causes && this.error === undefined;
  }
  get isOverview(): boolean {
    return this.cause === undefined && this.causes !== undefined;
  }
  get isDetail(): boolean {
    return this.cause !== undefined && this.page !== undefined;
  }
  get causeViews(): CauseView[] {
    return causeViews(this.causes ?? []);
  }
  get hasCauses(): boolean {
    return this.causeViews.length > 0;
  }
  get rows(): IssueView[] {
    return issueViews(this.page?.rows ?? []);
  }
  get hasRows(): boolean {
    return this.rows.length > 0;
  }
  get heading(): string {
    return this.cause ? words(this.cause) : labels.allCauses;
  }
  get total(): string {
    return fill(labels.total, wholeNumber(this.page?.total));
  }
  get selectedText(): string {
    return this.selectedIds.length === 0 ? labels.noneSelected : fill(labels.selected, this.selectedIds.length);
  }
  get cannotAct(): boolean {
    return this.isBusy || this.selectedIds.length === 0;
  }
  get isOpen(): boolean {
    return this.state === 'Open';
  }
  get pageText(): string {
    return fill(labels.page, this.marks.length + 1);
  }
  get isFirst(): boolean {
    return this.marks.length === 0;
  }
  get isLast(): boolean {
    return !this.page?.hasMore;
  }

  handleRetry(): void {
    void this.load([]);
  }
  handleShow(event: Event): void {
    this.open((event.currentTarget as HTMLElement).dataset.code);
  }
  handleBack(): void {
    this.open(undefined);
  }
  handleState(event: CustomEvent<{ value: string }>): void {
    this.state = event.detail.value;
    void this.load([]);
  }
  handleSelect(event: CustomEvent<{ selectedRows: IssueView[] }>): void {
    this.selectedIds = event.detail.selectedRows.map(({ id }) => id);
  }
  handleNext(): void {
    const last = this.page?.rows.at(-1);
    if (last) void this.load([...this.marks, last]);
  }
  handlePrevious(): void {
    void this.load(this.marks.slice(0, -1));
  }
  async handleReplay(): Promise<void> {
    await this.act(() => replay({ issueIds: this.selectedIds }), labels.replayed);
  }

  /** In bulk the count and a sample come first. */
  async handleReplayAll(event: Event): Promise<void> {
    const code = (event.currentTarget as HTMLElement).dataset.code ?? '';
    const cause = this.causes?.find((candidate) => candidate.code === code);
    const isSure = await LightningConfirm.open({
      label: fill(labels.confirmTitle, wholeNumber(cause?.records)),
      message: fill(labels.confirmText, words(code), cause?.example ?? ''),
      theme: 'info',
    });
    if (isSure) await this.act(() => replayCause({ cause: code }), labels.replayed);
  }

  async handleDiscard(): Promise<void> {
    const note = await LightningPrompt.open({
      label: fill(labels.discardTitle, this.selectedIds.length),
      message: labels.notePrompt,
      theme: 'warning',
    });
    if (note !== null) await this.act(() => discard({ issueIds: this.selectedIds, note }), labels.discardedCount);
  }

  async handleExport(): Promise<void> {
    try {
      download(labels.fileName, await exportCsv({ cause: this.cause }));
    } catch (failure) {
      this.toast(reduce(failure), 'error');
    }
  }

  private open(cause: string | undefined): void {
    this.cause = cause;
    const attributes = { apiName: 'ImpartnerIssues' };
    this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes, state: { c__cause: cause } });
    void this.load([]);
  }

  private async act(action: () => Promise<number>, text: string): Promise<void> {
    this.isBusy = true;
    try {
      this.toast(fill(text, wholeNumber(await action())), 'success');
    } catch (failure) {
      this.toast(reduce(failure), 'error');
    } finally {
      this.isBusy = false;
    }
    await this.load(this.marks);
  }

  private toast(title: string, variant: 'success' | 'error'): void {
    this.dispatchEvent(new ShowToastEvent({ title, variant, mode: variant === 'error' ? 'sticky' : 'dismissible' }));
  }

  private async load(marks: Issue[]): Promise<void> {
    const { cause, state } = this;
    const last = marks.at(-1);
    try {
      if (cause === undefined) this.causes = await listCauses();
      else {
        const page = await listIssues({ state, cause, beforeAt: last?.lastSeenAt, beforeId: last?.id });
        if (cause !== this.cause) return;
        this.page = page;
        this.causes ??= [];
      }
      this.marks = marks;
      this.selectedIds = [];
      this.error = undefined;
    } catch (failure) {
      this.error = reduce(failure);
    }
  }
}

import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import listIssuesOfRun from '@salesforce/apex/ImpartnerRunsController.listIssuesOfRun';
import listRuns from '@salesforce/apex/ImpartnerRunsController.listRuns';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import { reduce } from 'c/impartnerErrors';
import { fill, wholeNumber } from 'c/impartnerFormat';

import { labels } from './labels';
import { COLUMNS, runViews, STATES } from './runList';
import type { RunView } from './runList';

type Run = ImpartnerRunsController.RunRow;

/** Runs, what failed in one of them, and the time line of one record. */
export default class ImpartnerRuns extends NavigationMixin(LightningElement) {
  labels = labels;
  columns = COLUMNS;
  states = STATES;
  state = '';
  page?: ImpartnerRunsController.RunPage;
  error?: string;
  issues?: ImpartnerIssuesController.IssueRow[];
  issuesHeading = '';
  recordKey?: string;
  private typedKey = '';
  private marks: Run[] = [];

  @wire(CurrentPageReference)
  followAddress(reference: PageReference | null | undefined): void {
    if (!reference) return;
    this.recordKey = reference.state?.c__record;
    this.typedKey = this.recordKey ?? '';
    const state = reference.state?.c__state ?? '';
    if (state === this.state) return;
    this.state = state;
    if (this.isConnected) void this.load([]);
  }

  connectedCallback(): void {
    if (this.hasAccess) void this.load([]);
  }

  get hasAccess(): boolean {
    return mayOperate === true;
  }
  get isLoading(): boolean {
    return !this.page && this.error === undefined;
  }
  get rows(): RunView[] {
    return runViews(this.page?.rows ?? []);
  }
  get hasRows(): boolean {
    return this.rows.length > 0;
  }
  get isEmpty(): boolean {
    return this.page !== undefined && !this.hasRows;
  }
  get total(): string {
    return fill(labels.total, wholeNumber(this.page?.total));
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
  get issueLines(): { id: string; text: string }[] {
    return (this.issues ?? []).map(({ id, impartnerKey, message, remedy }) => ({
      id,
      text: fill(labels.issueLine, impartnerKey ?? '', message ?? '', remedy ?? ''),
    }));
  }
  get hasNoIssues(): boolean {
    return this.issues?.length === 0;
  }

  handleState(event: CustomEvent<{ value: string }>): void {
    this.state = event.detail.value;
    this.follow();
    void this.load([]);
  }
  handleRetry(): void {
    void this.load(this.marks);
  }
  handleNext(): void {
    const last = this.page?.rows.at(-1);
    if (last) void this.load([...this.marks, last]);
  }
  handlePrevious(): void {
    void this.load(this.marks.slice(0, -1));
  }
  handleKeyTyped(event: CustomEvent<{ value: string }>): void {
    this.typedKey = event.detail.value.trim();
  }
  handleShowRecord(): void {
    this.recordKey = this.typedKey || undefined;
    this.follow();
  }

  async handleRowAction(event: CustomEvent<{ row: RunView }>): Promise<void> {
    const { correlationId, started } = event.detail.row;
    try {
      this.issues = await listIssuesOfRun({ correlationId });
      this.issuesHeading = fill(labels.issuesOf, started);
    } catch (failure) {
      this.error = reduce(failure);
    }
  }

  /** Puts what is shown into the address, so that links and Back work. */
  private follow(): void {
    const state = { c__state: this.state || undefined, c__record: this.recordKey };
    const attributes = { apiName: 'ImpartnerRuns' };
    this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes, state }, true);
  }

  private async load(marks: Run[]): Promise<void> {
    const { state } = this;
    const last = marks.at(-1);
    try {
      const page = await listRuns({ state, beforeAt: last?.startedAt, beforeId: last?.id });
      if (state !== this.state) return;
      this.page = page;
      this.marks = marks;
      this.error = undefined;
    } catch (failure) {
      this.error = reduce(failure);
      this.page = undefined;
    }
  }
}

import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import listResults from '@salesforce/apex/ImpartnerRunsController.listResults';
import { reduce } from 'c/impartnerErrors';
import { absoluteTime, counted, fill } from 'c/impartnerFormat';
import { turned } from 'c/impartnerPaging';

import { labels } from './labels';
import { COLUMNS, countsOf, OUTCOME_OPTIONS, resultViews } from './resultRows';
import type { ResultView } from './resultRows';

type Entry = ImpartnerRunsController.Entry;

/** What became of each record in one run. Tells its parent `outcomechange` and `showrecord`. */
export default class ImpartnerRunResults extends NavigationMixin(LightningElement) {
  labels = labels;
  columns = COLUMNS;
  outcomes = OUTCOME_OPTIONS;
  page?: ImpartnerRunsController.EntryPage;
  error?: string;
  marks: Entry[] = [];
  private shownRun?: string;
  private shownOutcome = '';

  @api
  get runId(): string | undefined {
    return this.shownRun;
  }
  set runId(value: string | undefined) {
    this.shownRun = value;
    this.page = undefined;
    this.reload();
  }
  /** Type of the log's entries to show; blank: all. */
  @api
  get outcome(): string {
    return this.shownOutcome;
  }
  set outcome(value: string) {
    this.shownOutcome = value;
    this.reload();
  }

  connectedCallback(): void {
    void this.load([]);
  }

  get isLoading(): boolean {
    return !this.page;
  }
  get heading(): string {
    return fill(labels.heading, absoluteTime(this.page?.run?.startedAt));
  }
  get counts(): string {
    return this.page?.run ? countsOf(this.page.run) : '';
  }
  get message(): string {
    return this.page?.run?.message ?? '';
  }
  get rows(): ResultView[] {
    return resultViews(this.page?.rows ?? []);
  }
  get emptyTitle(): string | undefined {
    return this.page?.rows.length === 0 ? labels.emptyTitle : undefined;
  }
  get total(): string {
    return counted(this.page?.total, labels.oneEvent, labels.total);
  }
  get pageNumber(): number {
    return this.marks.length + 1;
  }
  get hasMore(): boolean {
    return this.page?.hasMore === true;
  }

  handleOutcome(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('outcomechange', { detail: event.detail.value }));
  }
  handleRetry(): void {
    void this.load(this.marks);
  }
  handleTurn(event: CustomEvent<number>): void {
    void this.load(turned(this.marks, this.page?.rows ?? [], event.detail));
  }
  handleRowAction(event: CustomEvent<{ action: { name: string }; row: ResultView }>): void {
    const { action, row } = event.detail;
    if (action.name === 'timeline') this.dispatchEvent(new CustomEvent('showrecord', { detail: row.key }));
    else if (row.recordId) {
      const attributes = { recordId: row.recordId, actionName: 'view' };
      this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
    }
  }

  private reload(): void {
    if (this.isConnected) void this.load([]);
  }

  private async load(marks: Entry[]): Promise<void> {
    const { runId, outcome } = this;
    const last = marks.at(-1);
    try {
      const page = await listResults({ runId, outcome, beforeAt: last?.at, beforeId: last?.id });
      if (runId !== this.runId || outcome !== this.outcome) return;
      this.page = page;
      this.marks = marks;
      this.error = undefined;
    } catch (failure) {
      this.error = reduce(failure);
    }
  }
}

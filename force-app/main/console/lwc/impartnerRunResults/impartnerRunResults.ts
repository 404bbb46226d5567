import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import listResults from '@salesforce/apex/ImpartnerRunsController.listResults';
import { reduce } from 'c/impartnerErrors';
import { absoluteTime, counted, duration, fill, wholeNumber, words } from 'c/impartnerFormat';
import { originText } from 'c/impartnerOrigins';
import { countsText } from 'c/impartnerOutcomes';
import { turned } from 'c/impartnerPaging';

import { labels } from './labels';
import { OUTCOME_OPTIONS, resultViews } from './resultRows';
import type { ResultView } from './resultRows';

type Entry = ImpartnerRunsController.Entry;

/** What became of each record in one run. Tells its parent `outcomechange` and `showrecord`. */
export default class ImpartnerRunResults extends NavigationMixin(LightningElement) {
  labels = labels;
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
    const run = this.page?.run;
    return fill(labels.heading, run?.flowLabel ?? '', absoluteTime(run?.startedAt));
  }
  /** How it ended, what started it, how long it took. */
  get facts(): string {
    const run = this.page?.run;
    if (!run) return '';
    const took = duration(run.startedAt, run.finishedAt);
    return fill(took ? labels.facts : labels.factsRunning, words(run.state), originText(run), took);
  }
  get writtenBack(): string {
    const count = this.page?.run?.writtenBack ?? 0;
    return count === 0 ? '' : fill(labels.writtenBack, wholeNumber(count));
  }
  get counts(): string {
    return this.page?.run ? countsText(this.page.run) : '';
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
    return this.shownOutcome === 'All'
      ? counted(this.page?.total, labels.oneOfAll, labels.totalEvents)
      : counted(this.page?.total, labels.oneEvent, labels.total);
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
  handleTimeline(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('showrecord', { detail: key }));
  }
  handleRecord(event: Event): void {
    const attributes = { recordId: (event.currentTarget as HTMLElement).dataset.record, actionName: 'view' };
    this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
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

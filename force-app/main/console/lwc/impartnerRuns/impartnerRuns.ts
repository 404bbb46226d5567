import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import listRuns from '@salesforce/apex/ImpartnerRunsController.listRuns';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import { reduce } from 'c/impartnerErrors';
import { counted } from 'c/impartnerFormat';
import { addressOf, tabPage } from 'c/impartnerPages';
import { turned } from 'c/impartnerPaging';

import { labels } from './labels';
import { addressFor, COUNTS, filterOf, isSameList, ORIGINS, runViews, shownBy, STATES } from './runList';
import type { RunView, Shown } from './runList';

type Run = ImpartnerRunsController.RunRow;

/** Runs; what became of each record in one of them; the time line of one record. All of it is in the address. */
export default class ImpartnerRuns extends NavigationMixin(LightningElement) {
  labels = labels;
  counts = COUNTS;
  states = STATES;
  origins = ORIGINS;
  shown: Shown = shownBy({});
  page?: ImpartnerRunsController.RunPage;
  error?: string;
  marks: Run[] = [];
  private typedRecord = '';

  @wire(CurrentPageReference)
  followAddress(reference: PageReference | null | undefined): void {
    if (!reference) return;
    const before = this.shown;
    this.shown = shownBy(addressOf(reference));
    this.typedRecord = this.shown.record ?? '';
    const isListDue = this.isList && (!isSameList(before, this.shown) || !this.page);
    if (isListDue && this.isConnected) void this.load([]);
  }

  connectedCallback(): void {
    if (this.isList) void this.load([]);
  }

  get isForbidden(): boolean {
    return mayOperate !== true;
  }
  get isList(): boolean {
    return !this.isForbidden && !this.shown.run && !this.shown.record;
  }
  get isLoading(): boolean {
    return !this.page;
  }
  get rows(): RunView[] {
    return runViews(this.page?.rows ?? []);
  }
  get emptyTitle(): string | undefined {
    return this.page?.rows.length === 0 ? labels.emptyTitle : undefined;
  }
  get total(): string {
    return counted(this.page?.total, labels.oneRun, labels.total);
  }
  get pageNumber(): number {
    return this.marks.length + 1;
  }
  get hasMore(): boolean {
    return this.page?.hasMore === true;
  }

  handleFilter(event: CustomEvent<{ value: string | null }>): void {
    const name = (event.target as HTMLElement).dataset.id ?? '';
    this.show({ ...this.shown, [name]: event.detail.value ?? '' }, true);
    void this.load([]);
  }
  handleRecordKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.handleShowTyped();
  }
  handleRetry(): void {
    void this.load(this.marks);
  }
  handleTurn(event: CustomEvent<number>): void {
    void this.load(turned(this.marks, this.page?.rows ?? [], event.detail));
  }
  handleRecordTyped(event: CustomEvent<{ value: string }>): void {
    this.typedRecord = event.detail.value.trim();
  }
  handleShowTyped(): void {
    if (this.typedRecord) this.show({ ...this.shown, record: this.typedRecord }, false);
  }
  handleShowRecord(event: CustomEvent<string>): void {
    this.show({ ...this.shown, record: event.detail }, false);
  }
  handleOpen(event: Event): void {
    this.show({ ...this.shown, run: (event.currentTarget as HTMLElement).dataset.run, outcome: '' }, false);
  }
  handleOutcome(event: CustomEvent<string>): void {
    this.show({ ...this.shown, outcome: event.detail }, true);
  }
  handleBack(): void {
    const isRunBehind = this.shown.record !== undefined && this.shown.run !== undefined;
    this.show({ ...this.shown, record: undefined, run: isRunBehind ? this.shown.run : undefined }, false);
    if (this.isList) void this.load(this.marks);
  }

  /** Shows this and puts it into the address, so that links and Back work. */
  private show(shown: Shown, isReplaced: boolean): void {
    this.shown = shown;
    this[NavigationMixin.Navigate](tabPage('ImpartnerRuns', addressFor(shown)), isReplaced);
  }

  private async load(marks: Run[]): Promise<void> {
    const { shown } = this;
    const last = marks.at(-1);
    try {
      const page = await listRuns({ filter: filterOf(shown), beforeAt: last?.startedAt, beforeId: last?.id });
      if (!isSameList(shown, this.shown)) return;
      this.page = page;
      this.marks = marks;
      this.error = undefined;
    } catch (failure) {
      this.error = reduce(failure);
    }
  }
}

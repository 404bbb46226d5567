import { LightningElement, api } from 'lwc';
import timeline from '@salesforce/apex/ImpartnerRunsController.timeline';
import { reduce } from 'c/impartnerErrors';
import { fill } from 'c/impartnerFormat';
import { turned } from 'c/impartnerPaging';

import { labels } from './labels';

type Entry = ImpartnerRunsController.Entry;

/** All that ever happened to one record, newest first, page by page. */
export default class ImpartnerTimeline extends LightningElement {
  page?: ImpartnerRunsController.EntryPage;
  error?: string;
  marks: Entry[] = [];
  private shownRecord?: string;

  /** As Impartner has it (`Deal:1042`), or a Salesforce id. */
  @api
  get record(): string | undefined {
    return this.shownRecord;
  }
  set record(value: string | undefined) {
    this.shownRecord = value;
    this.page = undefined;
    void this.load([]);
  }

  get isLoading(): boolean {
    return !this.page;
  }
  get emptyTitle(): string | undefined {
    return this.page?.rows.length === 0 ? labels.emptyTitle : undefined;
  }
  get emptyText(): string {
    return fill(labels.empty, this.shownRecord ?? '');
  }
  get label(): string {
    return fill(labels.label, this.shownRecord ?? '');
  }
  get entries(): Entry[] {
    return this.page?.rows ?? [];
  }
  get pageNumber(): number {
    return this.marks.length + 1;
  }
  get hasMore(): boolean {
    return this.page?.hasMore === true;
  }

  handleRetry(): void {
    void this.load(this.marks);
  }
  handleTurn(event: CustomEvent<number>): void {
    void this.load(turned(this.marks, this.entries, event.detail));
  }

  private async load(marks: Entry[]): Promise<void> {
    const record = this.shownRecord;
    if (record === undefined) return;
    const last = marks.at(-1);
    try {
      const page = await timeline({ record, beforeAt: last?.at, beforeId: last?.id });
      if (record !== this.shownRecord) return;
      this.page = page;
      this.marks = marks;
      this.error = undefined;
    } catch (failure) {
      this.error = reduce(failure);
    }
  }
}

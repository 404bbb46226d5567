import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import timeline from '@salesforce/apex/ImpartnerRunsController.timeline';
import { reduce } from 'c/impartnerErrors';
import { fill, safeAddress, subjectOf } from 'c/impartnerFormat';
import { turned } from 'c/impartnerPaging';

import { labels } from './labels';

type Entry = ImpartnerRunsController.Entry;

interface Match {
  key: string;
  subject: string;
  context: string;
}

/** All that ever happened to one record, newest first, page by page. Tells its parent `showrecord` where several are meant. */
export default class ImpartnerTimeline extends NavigationMixin(LightningElement) {
  labels = labels;
  page?: ImpartnerRunsController.EntryPage;
  error?: string;
  marks: Entry[] = [];
  private shownRecord?: string;

  /** Its key (`Deal:1042`), an id of it, or a part of its name. */
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
    return this.page?.rows.length === 0 && !this.hasMatches ? labels.emptyTitle : undefined;
  }
  get emptyText(): string {
    return fill(labels.empty, this.shownRecord ?? '');
  }
  get label(): string {
    return fill(labels.label, this.subject);
  }
  get hasMatches(): boolean {
    return (this.page?.matches.length ?? 0) > 1;
  }
  get matches(): Match[] {
    return (this.page?.matches ?? []).map((match) => ({
      key: match.impartnerKey ?? '',
      subject: subjectOf(match, match.impartnerKey),
      context: match.context ?? '',
    }));
  }
  /** Whose time line it is. */
  get name(): ImpartnerRecordName.Named | undefined {
    return this.page?.matches[0];
  }
  get subject(): string {
    return this.name ? subjectOf(this.name, this.name.impartnerKey) : (this.shownRecord ?? '');
  }
  get heading(): string {
    return fill(labels.heading, this.subject);
  }
  get address(): string | undefined {
    return safeAddress(this.name?.url);
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

  handleMatch(event: Event): void {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('showrecord', { detail: key }));
  }
  handleRecord(): void {
    const attributes = { recordId: this.name?.recordId, actionName: 'view' };
    this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
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

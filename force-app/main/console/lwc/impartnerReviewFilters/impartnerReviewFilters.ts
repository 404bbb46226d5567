import { LightningElement, api } from 'lwc';

import { AGES, senderOptions, reasonOptions, sortsOf, VIEWS } from './choices';
import type { Option } from './choices';
import { labels } from './labels';

/** Typing pauses this long before the server is asked. */
const PAUSE_MILLIS = 300;

interface List {
  view: string;
  reason: string;
  sender: string;
  age: string;
  isMine: boolean;
  text: string;
  sorting: string;
}

/** Filters and order of the list of reviews. Tells its parent `filter` with what changes. */
export default class ImpartnerReviewFilters extends LightningElement {
  labels = labels;
  views = VIEWS;
  ages = AGES;
  @api list?: List;
  @api reasons: ImpartnerReviewsController.Choice[] = [];
  @api senders: ImpartnerReviewsController.Choice[] = [];
  private timer?: number;

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
  }

  get sorts(): Option[] {
    return sortsOf(this.list?.view ?? '');
  }
  get reasonOptions(): Option[] {
    return reasonOptions(this.reasons, this.list?.reason ?? '');
  }
  get senderOptions(): Option[] {
    return senderOptions(this.senders, this.list?.sender ?? '');
  }

  /** What was decided last comes first; what waits longest comes first. */
  handleView(event: CustomEvent<{ value: string }>): void {
    const view = event.detail.value;
    this.tell({ view, sorting: view === 'Decided' ? 'Newest' : 'Oldest', id: undefined });
  }
  handleChange(event: CustomEvent<{ value: string }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    this.tell({ [name]: event.detail.value });
  }
  handleMine(event: CustomEvent<{ checked: boolean }>): void {
    this.tell({ isMine: event.detail.checked });
  }
  handleText(event: CustomEvent<{ value: string }>): void {
    const text = event.detail.value;
    window.clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = window.setTimeout(() => this.tell({ text }), PAUSE_MILLIS);
  }

  private tell(detail: Record<string, unknown>): void {
    this.dispatchEvent(new CustomEvent('filter', { detail }));
  }
}

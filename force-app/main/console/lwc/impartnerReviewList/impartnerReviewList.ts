import { LightningElement, api } from 'lwc';
import { everyMinute } from 'c/impartnerClock';
import { commandOf } from 'c/impartnerReviewKeys';

import { labels } from './labels';
import { rowViews } from './rowViews';
import type { RowView } from './rowViews';

/**
 * Reviews as rows. Tells its parent `choose` with the id of the review to open, `move` by how many rows, and `select` with the ids that are
 * selected now.
 */
export default class ImpartnerReviewList extends LightningElement {
  labels = labels;
  @api rows: ImpartnerReviewsController.ReviewRow[] = [];
  @api chosenId?: string;
  @api selectedIds: string[] = [];
  @api maySelect = false;

  /** Changes with each minute, so that the template asks for the times again. */
  now = Date.now();
  private stop?: () => void;

  connectedCallback(): void {
    this.stop = everyMinute(() => {
      this.now = Date.now();
    });
  }
  disconnectedCallback(): void {
    this.stop?.();
  }

  get views(): RowView[] {
    return rowViews(this.rows, this.chosenId, this.selectedIds, this.now);
  }

  handleChoose(event: Event): void {
    const { row } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: row }));
  }
  handleSelect(event: Event): void {
    const { checked, dataset } = event.currentTarget as HTMLInputElement;
    const others = this.selectedIds.filter((id) => id !== dataset.select);
    const detail = checked && dataset.select !== undefined ? [...others, dataset.select] : others;
    this.dispatchEvent(new CustomEvent('select', { detail }));
  }
  /** From the list, too, one moves on without the mouse: the review itself keeps its keys. */
  handleKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (command !== 'next' && command !== 'previous') return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('move', { detail: command === 'next' ? 1 : -1 }));
  }
}

import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

import { columnViews, factViews } from './comparison';
import type { ColumnView, FactView } from './comparison';
import { labels } from './labels';

/** Narrower than this a column cannot be read; more columns than fit are scrolled to. */
const COLUMN_REM = 8;
const LABEL_REM = 7;

/** What Impartner says beside what each column says. Tells its parent `choose` with the position of a candidate. */
export default class ImpartnerComparison extends NavigationMixin(LightningElement) {
  labels = labels;
  @api shown?: ImpartnerReviewDetail.Shown;
  @api chosenId?: string;

  get columns(): ColumnView[] {
    return this.shown ? columnViews(this.shown, this.chosenId) : [];
  }
  get facts(): FactView[] {
    return this.shown ? factViews(this.shown) : [];
  }
  get tableStyle(): string {
    return `min-width: ${LABEL_REM + COLUMN_REM * (this.columns.length + 1)}rem`;
  }

  handleChoose(event: Event): void {
    const { number } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: Number(number) - 1 }));
  }
  handleOpen(event: Event): void {
    const { record: recordId } = (event.currentTarget as HTMLElement).dataset;
    const attributes = { recordId, actionName: 'view' };
    this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
  }
}

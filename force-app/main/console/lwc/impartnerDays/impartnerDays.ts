import { LightningElement, api } from 'lwc';
import { wholeNumber } from 'c/impartnerFormat';

import { barsOf, chartText, SERIES, topOf } from './bars';
import type { Bar } from './bars';
import { labels } from './labels';

/** What the runs of the last days did, as bars and with the same figures as a table. */
export default class ImpartnerDays extends LightningElement {
  labels = labels;
  series = SERIES;
  isTable = false;
  @api days: ImpartnerHomeController.Day[] = [];

  get bars(): Bar[] {
    return barsOf(this.days);
  }
  get text(): string {
    return chartText(this.days);
  }
  get top(): string {
    return wholeNumber(topOf(this.days));
  }
  get half(): string {
    return wholeNumber(topOf(this.days) / 2);
  }
  get tableText(): string {
    return this.isTable ? labels.asChart : labels.asTable;
  }

  handleTable(): void {
    this.isTable = !this.isTable;
  }
}

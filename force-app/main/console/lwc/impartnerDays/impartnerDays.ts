import { LightningElement, api } from 'lwc';

import { barsOf, chartText } from './bars';
import type { Bar } from './bars';
import { labels } from './labels';

/** What the runs of the last days did, as bars and with the same figures as a table. */
export default class ImpartnerDays extends LightningElement {
  labels = labels;
  isTable = false;
  @api days: ImpartnerHomeController.Day[] = [];

  get bars(): Bar[] {
    return barsOf(this.days);
  }
  get text(): string {
    return chartText(this.days);
  }
  get firstDay(): string {
    return this.bars[0]?.label ?? '';
  }
  get lastDay(): string {
    return this.bars.at(-1)?.label ?? '';
  }
  get tableText(): string {
    return this.isTable ? labels.asChart : labels.asTable;
  }

  handleTable(): void {
    this.isTable = !this.isTable;
  }
}

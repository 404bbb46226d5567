import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { eventViews } from 'c/impartnerLog';
import type { EventView } from 'c/impartnerLog';
import { tabPage } from 'c/impartnerPages';

import { labels } from './labels';

/** Events of a record, as they are given: newest first. */
export default class ImpartnerEventList extends NavigationMixin(LightningElement) {
  labels = labels;
  @api entries: ImpartnerRunsController.Entry[] = [];
  @api label = '';
  /** Where the reader may open runs and is not on the record itself. */
  @api hasLinks = false;

  get events(): EventView[] {
    return eventViews(this.entries);
  }

  handleRun(event: Event): void {
    const { run } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate](tabPage('ImpartnerRuns', { run }));
  }
  handleRecord(event: Event): void {
    const attributes = { recordId: (event.currentTarget as HTMLElement).dataset.record, actionName: 'view' };
    this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
  }
}

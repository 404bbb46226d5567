import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { counted } from 'c/impartnerFormat';
import type { Done } from 'c/impartnerReviewReceipts';

import { assignAll, createAll, createSample, putOffAll } from './bulkActions';
import { labels } from './labels';

/** What can be done to the selected reviews at once. Tells its parent `acted` with what came of it, and `clear`. */
export default class ImpartnerReviewBulk extends LightningElement {
  labels = labels;
  /** The rows that are shown; some of the selected are named when people are asked whether they mean it. */
  @api rows: ImpartnerReviewsController.ReviewRow[] = [];
  @api selectedIds: string[] = [];
  isBusy = false;
  showsLater = false;
  showsAssign = false;

  get selection(): string {
    return counted(this.selectedIds.length, labels.oneSelected, labels.selected);
  }

  handleClear(): void {
    this.dispatchEvent(new CustomEvent('clear'));
  }
  handleShowLater(): void {
    this.showsLater = !this.showsLater;
    this.showsAssign = false;
  }
  handleShowAssign(): void {
    this.showsAssign = !this.showsAssign;
    this.showsLater = false;
  }
  async handleCreate(): Promise<void> {
    const message = createSample(this.rows, this.selectedIds);
    if (await LightningConfirm.open({ label: labels.createTitle, message, theme: 'info' })) await this.act(createAll);
  }
  handlePutOff(event: CustomEvent<string>): void {
    void this.act((ids) => putOffAll(ids, event.detail));
  }
  handleAssign(event: CustomEvent<string>): void {
    void this.act((ids) => assignAll(ids, event.detail));
  }

  private async act(action: (ids: string[]) => Promise<Done>): Promise<void> {
    this.isBusy = true;
    const detail = await action([...this.selectedIds]);
    this.isBusy = false;
    this.dispatchEvent(new CustomEvent('acted', { detail }));
  }
}

import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import load from '@salesforce/apex/ImpartnerRecordPanelController.load';
import syncNow from '@salesforce/apex/ImpartnerRecordPanelController.syncNow';
import mayDecide from '@salesforce/customPermission/ImpartnerDecideReviews';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import mayView from '@salesforce/customPermission/ImpartnerViewRecords';
import { reduce } from 'c/impartnerErrors';
import { absoluteTime, fill, relativeTime } from 'c/impartnerFormat';

import { labels } from './labels';

const STATES: Record<string, readonly [string, string]> = {
  InStep: [labels.inStep, 'utility:success'],
  ChangeWaiting: [labels.changeWaiting, 'utility:clock'],
  Held: [labels.held, 'utility:pause'],
  Failed: [labels.failed, 'utility:error'],
  Unlinked: [labels.unlinked, 'utility:unlinked'],
  NotLinked: [labels.notLinked, 'utility:info'],
};

/** Whether the record is in step with Impartner, since when, and what stands in the way. */
export default class ImpartnerRecordPanel extends LightningElement {
  labels = labels;
  panel?: ImpartnerRecordPanelController.Panel;
  error?: string;
  isBusy = false;
  private currentId?: string;

  @api
  get recordId(): string | undefined {
    return this.currentId;
  }
  set recordId(value: string | undefined) {
    this.currentId = value;
    if (this.hasAccess) void this.refresh();
  }

  get hasAccess(): boolean {
    return mayView === true || mayOperate === true || mayDecide === true;
  }

  get isLoading(): boolean {
    return !this.panel && this.error === undefined;
  }

  get stateText(): string {
    return STATES[this.panel?.state ?? '']?.[0] ?? labels.notLinked;
  }

  get stateIcon(): string {
    return STATES[this.panel?.state ?? '']?.[1] ?? 'utility:info';
  }

  get isLinked(): boolean {
    return this.panel !== undefined && this.panel.records.length > 0;
  }

  get lastIn(): string {
    return relativeTime(this.panel?.lastInAt) || labels.never;
  }

  get lastInAt(): string {
    return absoluteTime(this.panel?.lastInAt);
  }

  get lastOut(): string {
    return relativeTime(this.panel?.lastOutAt) || labels.never;
  }

  get lastOutAt(): string {
    return absoluteTime(this.panel?.lastOutAt);
  }

  get nextAttempt(): string {
    const at = this.panel?.nextAttemptAt;
    return !at ? '' : fill(labels.nextAttempt, relativeTime(at));
  }

  get records(): { key: string; url: string | undefined; text: string }[] {
    return (this.panel?.records ?? []).map(({ impartnerKey = '', url }) => {
      const address = url && /^https:\/\//.test(url) ? url : undefined;
      return { key: impartnerKey, url: address, text: fill(address ? labels.open : labels.linkedTo, impartnerKey) };
    });
  }

  get maySync(): boolean {
    return this.isLinked && this.panel?.maySync === true;
  }

  handleRetry(): void {
    void this.refresh();
  }

  async handleSync(): Promise<void> {
    this.isBusy = true;
    try {
      await syncNow({ recordId: this.currentId });
      this.dispatchEvent(new ShowToastEvent({ title: labels.synced, variant: 'success' }));
    } catch (failure) {
      this.dispatchEvent(new ShowToastEvent({ title: reduce(failure), variant: 'error', mode: 'sticky' }));
    } finally {
      this.isBusy = false;
    }
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    const recordId = this.currentId;
    if (recordId === undefined) return;
    this.error = undefined;
    try {
      const panel = await load({ recordId });
      if (recordId === this.currentId) this.panel = panel;
    } catch (failure) {
      this.error = reduce(failure);
      this.panel = undefined;
    }
  }
}

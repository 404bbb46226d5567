import { LightningElement, api } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import load from '@salesforce/apex/ImpartnerRecordPanelController.load';
import syncNow from '@salesforce/apex/ImpartnerRecordPanelController.syncNow';
import mayDecide from '@salesforce/customPermission/ImpartnerDecideReviews';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import mayView from '@salesforce/customPermission/ImpartnerViewRecords';
import { followActivity } from 'c/impartnerActivity';
import { reduce } from 'c/impartnerErrors';

import { labels } from './labels';
import { panelView } from './panelView';
import type { PanelView } from './panelView';

/** Whether the record is in step with Impartner, since when, what stands in the way, and who owns which field. */
export default class ImpartnerRecordPanel extends LightningElement {
  labels = labels;
  panel?: ImpartnerRecordPanelController.Panel;
  error?: string;
  isBusy = false;
  /** The list of fields is closed at first: an accordion for one open section would open its first. */
  openSections: string[] = [];
  private currentId?: string;
  private endFollowing?: () => void;

  @api
  get recordId(): string | undefined {
    return this.currentId;
  }
  set recordId(value: string | undefined) {
    this.currentId = value;
    if (!this.isForbidden) void this.refresh();
  }

  disconnectedCallback(): void {
    this.endFollowing?.();
  }

  get isForbidden(): boolean {
    return mayView !== true && mayOperate !== true && mayDecide !== true;
  }
  get isLoading(): boolean {
    return !this.panel;
  }
  get view(): PanelView | undefined {
    return this.panel && panelView(this.panel);
  }

  get maySync(): boolean {
    return this.view?.maySync === true;
  }

  handleRetry(): void {
    void this.refresh();
  }

  async handleSync(): Promise<void> {
    this.isBusy = true;
    try {
      // What comes of it is shown when its run has ended, whether it worked or not.
      this.endFollowing ??= followActivity(
        ({ state }) => void (state !== 'Running' && this.refresh()),
        () => void this.refresh(),
      );
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
    try {
      const panel = await load({ recordId });
      if (recordId !== this.currentId) return;
      this.panel = panel;
      this.error = undefined;
    } catch (failure) {
      this.error = reduce(failure);
    }
  }
}

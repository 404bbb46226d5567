import { LightningElement, api } from 'lwc';
import { fill } from 'c/impartnerFormat';

import { labels } from './labels';

/** What stands in the place of content: no access, it failed, it is being loaded, there is none. Otherwise the content. */
export default class ImpartnerFrame extends LightningElement {
  labels = labels;
  @api isForbidden = false;
  @api isLoading = false;
  @api error?: string;
  /** Label of the permission set that opens the page. */
  @api permissionSet = '';
  /** Lines of the stencil, about as many as the content has. */
  @api lines: number | string = 6;
  /** Set when there is nothing to show; a remedy may be given in the slot of this name. */
  @api emptyTitle?: string;
  @api emptyText = '';
  @api emptyIcon = 'utility:info';

  get noAccess(): string {
    return fill(labels.noAccess, this.permissionSet);
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}

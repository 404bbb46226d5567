import { LightningElement, api } from 'lwc';
import assign from '@salesforce/apex/ImpartnerReviewActionsController.assign';
import claim from '@salesforce/apex/ImpartnerReviewActionsController.claim';
import comment from '@salesforce/apex/ImpartnerReviewActionsController.comment';
import { reduce } from 'c/impartnerErrors';

/** Who works on a review, and what was said about it. Tells its parent `changed`. */
export default class ImpartnerReviewTeam extends LightningElement {
  @api shown?: ImpartnerReviewDetail.Shown;
  isBusy = false;
  refusal?: string;

  get mayClaim(): boolean {
    return this.shown?.isMine === false;
  }
  private get reviewId(): string {
    return this.shown?.row?.id ?? '';
  }

  handleClaim(): void {
    void this.act(() => claim({ reviewId: this.reviewId }));
  }
  handleAssign(event: CustomEvent<string>): void {
    void this.act(() => assign({ reviewIds: [this.reviewId], userId: event.detail || null }));
  }
  async handleComment(event: CustomEvent<string>): Promise<void> {
    const history = event.currentTarget as HTMLElement & { clear(): void };
    if (await this.act(() => comment({ reviewId: this.reviewId, text: event.detail }))) history.clear();
  }

  /** True when it was done. Where it was refused, the parent looks as well: somebody else may have been quicker. */
  private async act(action: () => Promise<unknown>): Promise<boolean> {
    this.isBusy = true;
    this.refusal = undefined;
    try {
      await action();
    } catch (failure) {
      this.refusal = reduce(failure);
    }
    this.isBusy = false;
    this.dispatchEvent(new CustomEvent('changed'));
    return this.refusal === undefined;
  }
}

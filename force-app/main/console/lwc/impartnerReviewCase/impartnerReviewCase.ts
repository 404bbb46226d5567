import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import loadReview from '@salesforce/apex/ImpartnerReviewsController.loadReview';
import { reduce } from 'c/impartnerErrors';
import { commandOf, KEYS } from 'c/impartnerReviewKeys';
import type { Command } from 'c/impartnerReviewKeys';

import { assigning, bringingBack, claiming, commenting, deciding, puttingOff, undoing } from './caseActions';
import type { Action } from './caseActions';
import { bestOf, caseView, whatHappened } from './caseView';
import type { CaseView } from './caseView';
import { labels } from './labels';

type Shown = ImpartnerReviewDetail.Shown;
type Receipt = ImpartnerReviewReceipts.Receipt;

/**
 * One review and the decisions on it. Tells its parent `decided` when it has left the list, `changed` when it has not, `move`, `undo` and
 * `dismiss`.
 */
export default class ImpartnerReviewCase extends NavigationMixin(LightningElement) {
  labels = labels;
  keyList = KEYS;
  @api receipts: Receipt[] = [];
  @api refusals: string[] = [];
  shown?: Shown;
  error?: string;
  refusal?: string;
  overtaken = '';
  isBusy = false;
  showsKeys = false;
  showsLater = false;
  isForGroup = false;
  note = '';
  chosenId?: string;
  private foundId?: string;
  private currentId?: string;
  private takesFocus = false;

  @api
  get reviewId(): string | undefined {
    return this.currentId;
  }
  set reviewId(value: string | undefined) {
    if (value === this.currentId) return;
    this.currentId = value;
    this.refresh();
  }

  /** Reads the review anew and forgets what was begun. */
  @api
  refresh(): void {
    this.shown = undefined;
    this.refusal = undefined;
    this.overtaken = '';
    this.showsLater = false;
    this.isForGroup = false;
    this.note = '';
    this.foundId = undefined;
    void this.load();
  }
  /** Something has happened somewhere: shows what is true now, and keeps what the person has begun as far as it still makes sense. */
  @api
  async look(): Promise<void> {
    const before = this.shown;
    if (!before || this.isBusy) return;
    await this.load(this.chosenId);
    const told = this.shown && whatHappened(before, this.shown);
    if (told !== undefined) this.overtaken = told;
  }
  /** Moves the focus to the heading of this review, now or when it is there. */
  @api
  focusHeading(): void {
    this.takesFocus = true;
    this.moveFocus();
  }

  renderedCallback(): void {
    this.moveFocus();
  }

  get isLoading(): boolean {
    return this.currentId !== undefined && !this.shown;
  }
  get emptyTitle(): string | undefined {
    return this.currentId === undefined ? labels.chooseOne : undefined;
  }
  get view(): CaseView | undefined {
    return this.shown && caseView(this.shown, this.chosenId);
  }
  get cannotChoose(): boolean {
    return this.isBusy || this.chosenId === undefined;
  }
  get barClass(): string {
    const isUsed = this.shown !== undefined || this.receipts.length > 0 || this.refusals.length > 0;
    return isUsed ? 'bar slds-theme_default' : '';
  }
  get mayClaim(): boolean {
    return this.shown?.isMine === false;
  }

  handleKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.run(command);
  }
  handleCommand(event: Event): void {
    this.run((event.currentTarget as HTMLElement).dataset.command as Command);
  }
  handleChoose(event: CustomEvent<number>): void {
    this.run(event.detail);
  }
  /** The found record stands beside the candidates and is what the person has in mind. */
  handleFound(event: CustomEvent<string>): void {
    this.foundId = event.detail;
    void this.load(event.detail);
  }
  handleNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }
  handleGroup(event: CustomEvent<{ checked: boolean }>): void {
    this.isForGroup = event.detail.checked;
  }
  handleOpenRecord(event: Event): void {
    const { record: recordId } = (event.currentTarget as HTMLElement).dataset;
    const attributes = { recordId, actionName: 'view' };
    this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
  }
  handleRetry(): void {
    void this.load();
  }
  handlePutOff(event: CustomEvent<string>): void {
    void this.act(puttingOff(event.detail));
  }
  handleBringBack(): void {
    void this.act(bringingBack);
  }
  handleClaim(): void {
    void this.act(claiming);
  }
  handleAssign(event: CustomEvent<string>): void {
    void this.act(assigning(event.detail));
  }
  async handleComment(event: CustomEvent<string>): Promise<void> {
    const history = event.currentTarget as HTMLElement & { clear(): void };
    if (await this.act(commenting(event.detail))) history.clear();
  }
  handleUndo(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('undo', { detail: event.detail }));
  }
  handleDismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }

  private run(command: Command): void {
    if (typeof command === 'number') {
      this.chooseColumn(command);
    } else if (command === 'next' || command === 'previous') {
      this.dispatchEvent(new CustomEvent('move', { detail: command === 'next' ? 1 : -1 }));
    } else if (command === 'help') {
      this.showsKeys = !this.showsKeys;
    } else if (command === 'undo') {
      if (this.shown?.mayUndo) void this.act(undoing);
      else this.dispatchEvent(new CustomEvent('undo', { detail: this.receipts.find(({ mayUndo }) => mayUndo)?.id }));
    } else if (this.shown?.mayDecide && !this.isBusy) {
      if (command === 'later') this.showsLater = !this.showsLater;
      else void this.act(deciding(command, this.shown, this.chosenId, this.note, this.isForGroup));
    }
  }

  private chooseColumn(position: number): void {
    const recordId = this.shown?.columns[position]?.recordId;
    const isOffered = this.shown?.decisions.some((decision) => decision.recordId === recordId) === true;
    if (this.shown?.mayDecide && recordId !== undefined && isOffered) this.chosenId = recordId;
  }

  /** True when it was done. */
  private async act(action: Action | undefined): Promise<boolean> {
    const id = this.currentId;
    if (id === undefined || !action) return false;
    this.isBusy = true;
    this.refusal = undefined;
    try {
      const done = await action(id);
      if (done) this.dispatchEvent(new CustomEvent('decided', { detail: { id, ...done } }));
      else {
        this.dispatchEvent(new CustomEvent('changed'));
        await this.load(this.chosenId);
      }
      return true;
    } catch (failure) {
      await this.load(this.chosenId);
      this.refusal = reduce(failure);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  /** `chosenId`: what the person has in mind, as long as it can still be chosen; without it what is clearly best. */
  private async load(chosenId?: string): Promise<void> {
    const reviewId = this.currentId;
    this.error = undefined;
    if (reviewId === undefined) {
      this.chosenId = undefined;
      return;
    }
    try {
      const shown = await loadReview({ reviewId, foundId: this.foundId });
      if (reviewId !== this.currentId) return;
      this.shown = shown;
      const wanted = chosenId ?? bestOf(shown);
      this.chosenId = shown.decisions.some(({ recordId }) => recordId !== undefined && recordId === wanted)
        ? wanted
        : undefined;
    } catch (failure) {
      if (reviewId === this.currentId) this.error = reduce(failure);
    }
  }

  private moveFocus(): void {
    const isThere = this.takesFocus && this.shown !== undefined;
    const heading = isThere ? this.template?.querySelector<HTMLElement>('h2') : null;
    if (!heading) return;
    this.takesFocus = false;
    heading.focus();
  }
}

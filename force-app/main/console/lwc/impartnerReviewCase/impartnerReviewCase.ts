import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import loadReview from '@salesforce/apex/ImpartnerReviewsController.loadReview';
import { reduce } from 'c/impartnerErrors';
import { commandOf, KEYS } from 'c/impartnerReviewKeys';
import type { Command } from 'c/impartnerReviewKeys';

import { bringingBack, deciding, puttingOff, undoing } from './caseActions';
import type { Action } from './caseActions';
import { caseView, choiceOf, offeredAt, whatHappened } from './caseView';
import type { CaseView } from './caseView';
import { labels } from './labels';

type Shown = ImpartnerReviewDetail.Shown;

/**
 * One review and the decisions on it, with a place for what has become of the last ones. Tells its parent `decided` when it has left the
 * list, `changed` when it has not, `move`, and `undo` where the last decision is meant.
 */
export default class ImpartnerReviewCase extends NavigationMixin(LightningElement) {
  labels = labels;
  keyList = KEYS;
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
    return this.shown ? 'bar used slds-theme_default' : 'bar slds-theme_default';
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
  /** Who works on it or what is said about it is another now; it stays where it is. */
  handleChanged(): void {
    this.dispatchEvent(new CustomEvent('changed'));
    void this.load(this.chosenId);
  }

  private run(command: Command): void {
    if (typeof command === 'number') {
      this.chosenId = (this.shown && offeredAt(this.shown, command)) ?? this.chosenId;
    } else if (command === 'next' || command === 'previous') {
      this.dispatchEvent(new CustomEvent('move', { detail: command === 'next' ? 1 : -1 }));
    } else if (command === 'help') {
      this.showsKeys = !this.showsKeys;
    } else if (command === 'undo') {
      if (this.shown?.mayUndo) void this.act(undoing);
      else this.dispatchEvent(new CustomEvent('undo'));
    } else if (this.shown?.mayDecide && !this.isBusy) {
      if (command === 'later') this.showsLater = !this.showsLater;
      else void this.act(deciding(command, this.shown, this.chosenId, this.note, this.isForGroup));
    }
  }

  private async act(action: Action | undefined): Promise<void> {
    const id = this.currentId;
    if (id === undefined || !action) return;
    this.isBusy = true;
    this.refusal = undefined;
    try {
      this.dispatchEvent(new CustomEvent('decided', { detail: { id, ...(await action(id)) } }));
    } catch (failure) {
      await this.load(this.chosenId);
      this.refusal = reduce(failure);
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
      this.chosenId = choiceOf(shown, chosenId);
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

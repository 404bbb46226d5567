import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import loadCase from '@salesforce/apex/ImpartnerHeldDealsController.loadCase';
import { reduce } from 'c/impartnerErrors';
import { fill } from 'c/impartnerFormat';

import { decisionOf, putOff, undoing } from './caseActions';
import type { Action } from './caseActions';
import { commandOf, KEYS } from './caseKeys';
import type { Command } from './caseKeys';
import { caseView } from './caseView';
import type { CaseView, Chosen } from './caseView';
import { labels } from './labels';

/** One held record and the decisions on it. Tells its parent `decided`, `move` and `undolast`. */
export default class ImpartnerHeldCase extends NavigationMixin(LightningElement) {
  labels = labels;
  keyList = KEYS;
  held?: ImpartnerHeldCaseBuilder.HeldCase;
  error?: string;
  refusal?: string;
  isBusy = false;
  showsKeys = false;
  showsLater = false;
  chosen?: Chosen;
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

  /** Reads the case anew. */
  @api
  refresh(): void {
    this.held = undefined;
    this.refusal = undefined;
    this.showsLater = false;
    void this.load();
  }
  /** The same, unless somebody may be about to decide it. */
  @api
  refreshSettled(): void {
    if (this.held && this.held.row?.state !== 'Open') void this.load();
  }
  /** Moves the focus to the heading of this case, now or when it is there. */
  @api
  focusHeading(): void {
    this.takesFocus = true;
    this.moveFocus();
  }

  renderedCallback(): void {
    this.moveFocus();
  }

  get isLoading(): boolean {
    return this.currentId !== undefined && !this.held;
  }
  get emptyTitle(): string | undefined {
    return this.currentId === undefined ? labels.chooseOne : undefined;
  }
  get view(): CaseView | undefined {
    return this.held && caseView(this.held, this.chosen);
  }
  get chosenId(): string | undefined {
    return this.chosen?.id;
  }
  get cannotLink(): boolean {
    return this.isBusy || !this.chosen;
  }

  handleKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (command === undefined) return;
    event.preventDefault();
    this.run(command);
  }
  handleCommand(event: Event): void {
    this.run((event.currentTarget as HTMLElement).dataset.command as Command);
  }
  handleChoose(event: CustomEvent<number>): void {
    this.run(event.detail);
  }
  handleFound(event: CustomEvent<{ id: string; name: string }>): void {
    this.chosen = { ...event.detail, openOpportunities: undefined };
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
    void this.act(putOff(event.detail));
  }

  private run(command: Command): void {
    if (typeof command === 'number') {
      this.chooseCandidate(command);
    } else if (command === 'next' || command === 'previous') {
      this.dispatchEvent(new CustomEvent('move', { detail: command === 'next' ? 1 : -1 }));
    } else if (command === 'help') {
      this.showsKeys = !this.showsKeys;
    } else if (command === 'undo') {
      if (this.held?.mayUndo) void this.act(undoing);
      else this.dispatchEvent(new CustomEvent('undolast'));
    } else if (this.held?.mayDecide && !this.isBusy) {
      if (command === 'later') this.showsLater = !this.showsLater;
      else void this.act(decisionOf(command, this.held, this.chosen));
    }
  }

  private chooseCandidate(position: number): void {
    const candidate = this.held?.mayDecide ? this.held.candidates[position] : undefined;
    if (!candidate?.recordId) return;
    const { recordId: id, name = '', openOpportunities } = candidate;
    this.chosen = { id, name, openOpportunities };
  }

  private async act(action: Action | undefined): Promise<void> {
    const id = this.currentId;
    if (id === undefined || !action) return;
    const { perform, detail, mayUndo } = action;
    this.isBusy = true;
    this.refusal = undefined;
    try {
      const text = await perform(id);
      const message = fill(text, this.held?.row?.subject ?? this.held?.row?.impartnerKey ?? '', detail);
      this.dispatchEvent(new CustomEvent('decided', { detail: { id, message, mayUndo } }));
    } catch (failure) {
      await this.load();
      this.refusal = reduce(failure);
    } finally {
      this.isBusy = false;
    }
  }

  private async load(): Promise<void> {
    const reviewId = this.currentId;
    this.error = undefined;
    this.chosen = undefined;
    if (reviewId === undefined) return;
    try {
      const held = await loadCase({ reviewId });
      if (reviewId !== this.currentId) return;
      this.held = held;
      this.chooseCandidate(0);
    } catch (failure) {
      if (reviewId === this.currentId) this.error = reduce(failure);
    }
  }

  private moveFocus(): void {
    const isThere = this.takesFocus && this.held !== undefined;
    const heading = isThere ? this.template?.querySelector<HTMLElement>('h2') : null;
    if (!heading) return;
    this.takesFocus = false;
    heading.focus();
  }
}

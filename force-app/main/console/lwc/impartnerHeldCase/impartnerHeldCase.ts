import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import decide from '@salesforce/apex/ImpartnerHeldDealsController.decide';
import decideLater from '@salesforce/apex/ImpartnerHeldDealsController.decideLater';
import loadCase from '@salesforce/apex/ImpartnerHeldDealsController.loadCase';
import reject from '@salesforce/apex/ImpartnerHeldDealsController.reject';
import undo from '@salesforce/apex/ImpartnerHeldDealsController.undo';
import { reduce } from 'c/impartnerErrors';
import { absoluteTime, fill } from 'c/impartnerFormat';

import { commandOf } from './caseKeys';
import type { Command } from './caseKeys';
import { caseView, decisionOf, isAboutAccount } from './caseView';
import type { CaseView } from './caseView';
import { labels } from './labels';

const DAY_MILLIS = 86_400_000;

/** One held record and the decisions on it. Tells its parent `decided` and `move`. */
export default class ImpartnerHeldCase extends NavigationMixin(LightningElement) {
  labels = labels;
  held?: ImpartnerHeldCaseBuilder.HeldCase;
  error?: string;
  refusal?: string;
  isBusy = false;
  showsEqual = false;
  showsKeys = false;
  chosen?: { id: string; name: string };
  private currentId?: string;
  private takesFocus = false;

  @api
  get reviewId(): string | undefined {
    return this.currentId;
  }
  set reviewId(value: string | undefined) {
    if (value === this.currentId) return;
    this.currentId = value;
    this.refusal = undefined;
    void this.load();
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
    return !this.isEmpty && !this.held && this.error === undefined;
  }
  get isEmpty(): boolean {
    return this.currentId === undefined;
  }
  get view(): CaseView | undefined {
    return this.held && caseView(this.held, this.chosen, this.showsEqual);
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
  handleChoose(event: Event): void {
    this.run(Number((event.currentTarget as HTMLElement).dataset.number) - 1);
  }
  handleFound(event: CustomEvent<{ id: string; name: string }>): void {
    this.chosen = event.detail;
  }
  handleOpenRecord(event: Event): void {
    const { id: recordId } = (event.currentTarget as HTMLElement).dataset;
    const objectApiName = isAboutAccount(this.held) ? 'Account' : 'Opportunity';
    const attributes = { recordId, objectApiName, actionName: 'view' };
    this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
  }
  handleEqual(): void {
    this.showsEqual = !this.showsEqual;
  }
  handleRetry(): void {
    void this.load();
  }
  handleLaterDays(event: CustomEvent<{ value: string }>): void {
    void this.putOff(Number(event.detail.value));
  }

  private run(command: Command): void {
    if (typeof command === 'number') {
      const candidate = this.held?.mayDecide ? this.held.candidates[command] : undefined;
      if (candidate?.recordId) this.chosen = { id: candidate.recordId, name: candidate.name ?? '' };
    } else if (command === 'next' || command === 'previous') {
      this.dispatchEvent(new CustomEvent('move', { detail: command === 'next' ? 1 : -1 }));
    } else if (command === 'help') {
      this.showsKeys = !this.showsKeys;
    } else if (command === 'undo') {
      if (this.held?.mayUndo) void this.act((reviewId) => undo({ reviewId }), labels.undone, '', false);
    } else if (this.held?.mayDecide && !this.isBusy) {
      this.decideBy(command);
    }
  }

  private decideBy(command: 'link' | 'create' | 'notSame' | 'later'): void {
    if (command === 'later') return void this.putOff(1);
    if (command === 'notSame') {
      if (!this.held?.mayReject) return;
      const recordIds = this.held.candidates.map(({ recordId }) => recordId ?? '');
      return void this.act((reviewId) => reject({ reviewId, recordIds }), labels.rejected, '', true);
    }
    const isLink = command === 'link';
    if (isLink && !this.chosen) return;
    const { decision, text } = decisionOf(isLink, isAboutAccount(this.held));
    const recordId = isLink ? this.chosen?.id : null;
    void this.act((reviewId) => decide({ reviewId, decision, recordId }), text, this.chosen?.name ?? '', true);
  }

  private putOff(days: number): Promise<void> {
    const remindAt = new Date(Date.now() + days * DAY_MILLIS).toISOString();
    return this.act((reviewId) => decideLater({ reviewId, remindAt }), labels.putOff, absoluteTime(remindAt), false);
  }

  private async act(
    action: (reviewId: string) => Promise<void>,
    text: string,
    detail: string,
    mayUndo: boolean,
  ): Promise<void> {
    const id = this.currentId;
    if (id === undefined) return;
    this.isBusy = true;
    this.refusal = undefined;
    try {
      await action(id);
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
    this.held = undefined;
    this.error = undefined;
    this.chosen = undefined;
    if (reviewId === undefined) return;
    try {
      const held = await loadCase({ reviewId });
      if (reviewId !== this.currentId) return;
      this.held = held;
      this.run(0);
    } catch (failure) {
      if (reviewId === this.currentId) this.error = reduce(failure);
    }
  }

  private moveFocus(): void {
    const heading = this.takesFocus ? this.template?.querySelector<HTMLElement>('h2') : null;
    if (!heading) return;
    this.takesFocus = false;
    heading.focus();
  }
}

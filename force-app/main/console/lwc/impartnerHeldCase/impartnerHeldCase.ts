import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import decide from '@salesforce/apex/ImpartnerHeldDealsController.decide';
import decideLater from '@salesforce/apex/ImpartnerHeldDealsController.decideLater';
import loadCase from '@salesforce/apex/ImpartnerHeldDealsController.loadCase';
import reject from '@salesforce/apex/ImpartnerHeldDealsController.reject';
import undo from '@salesforce/apex/ImpartnerHeldDealsController.undo';
import { reduce } from 'c/impartnerErrors';
import { absoluteTime, fill } from 'c/impartnerFormat';

import { commandOf, KEYS } from './caseKeys';
import type { Command } from './caseKeys';
import { caseView, decisionOf, isAboutAccount, undoText } from './caseView';
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
    const remindAt = event.detail;
    const detail = absoluteTime(remindAt);
    void this.act(
      (reviewId) => decideLater({ reviewId, remindAt }),
      () => labels.putOff,
      detail,
      false,
    );
  }

  private run(command: Command): void {
    if (typeof command === 'number') {
      this.chooseCandidate(command);
    } else if (command === 'next' || command === 'previous') {
      this.dispatchEvent(new CustomEvent('move', { detail: command === 'next' ? 1 : -1 }));
    } else if (command === 'help') {
      this.showsKeys = !this.showsKeys;
    } else if (command === 'undo') {
      if (this.held?.mayUndo) void this.act((reviewId) => undo({ reviewId }), undoText, '', false);
      else this.dispatchEvent(new CustomEvent('undolast'));
    } else if (this.held?.mayDecide && !this.isBusy) {
      this.decideBy(command);
    }
  }

  private chooseCandidate(position: number): void {
    const candidate = this.held?.mayDecide ? this.held.candidates[position] : undefined;
    if (!candidate?.recordId) return;
    const { recordId: id, name = '', openOpportunities } = candidate;
    this.chosen = { id, name, openOpportunities };
  }

  private decideBy(command: 'link' | 'create' | 'notSame' | 'later'): void {
    if (command === 'later') {
      this.showsLater = !this.showsLater;
      return;
    }
    if (command === 'notSame') {
      if (!this.held?.mayReject) return;
      const recordIds = this.held.candidates.map(({ recordId }) => recordId ?? '');
      return void this.act(
        (reviewId) => reject({ reviewId, recordIds }),
        () => labels.rejected,
        '',
        true,
      );
    }
    const isLink = command === 'link';
    if (isLink && !this.chosen) return;
    const { decision, text } = decisionOf(isLink, isAboutAccount(this.held));
    const recordId = isLink ? this.chosen?.id : null;
    const detail = this.chosen?.name ?? '';
    void this.act(
      (reviewId) => decide({ reviewId, decision, recordId }),
      () => text,
      detail,
      true,
    );
  }

  private async act<Answer>(
    action: (reviewId: string) => Promise<Answer>,
    textOf: (answer: Answer) => string,
    detail: string,
    mayUndo: boolean,
  ): Promise<void> {
    const id = this.currentId;
    if (id === undefined) return;
    this.isBusy = true;
    this.refusal = undefined;
    try {
      const text = textOf(await action(id));
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

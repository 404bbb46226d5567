import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import listHeld from '@salesforce/apex/ImpartnerHeldDealsController.listHeld';
import undo from '@salesforce/apex/ImpartnerHeldDealsController.undo';
import mayDecide from '@salesforce/customPermission/ImpartnerDecideReviews';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import { followActivity } from 'c/impartnerActivity';
import type { Activity } from 'c/impartnerActivity';
import { reduce } from 'c/impartnerErrors';
import { counted } from 'c/impartnerFormat';
import { turned } from 'c/impartnerPaging';

import { addressOf, classesOf, emptyOf, filterOf, isFiltered, isSame, isSameList, rowViews, stateOf } from './heldList';
import type { Classes, Empty, HeldState, RowView } from './heldList';
import { labels } from './labels';

type HeldPage = ImpartnerHeldDealsController.HeldPage;
type Case = HTMLElement & { focusHeading(): void; refresh(): void; refreshSettled(): void };

/** Held deals: the list, the case beside it, and what was just decided with a way back. */
export default class ImpartnerHeldDeals extends NavigationMixin(LightningElement) {
  labels = labels;
  held: HeldState = stateOf(undefined);
  page?: HeldPage;
  /** Choices of the filters, as the first page brought them. */
  reasons: HeldPage['reasons'] = [];
  partners: HeldPage['partners'] = [];
  error?: string;
  message = '';
  isRefused = false;
  /** Last row of each page before this one, so that Previous leads back. */
  marks: string[] = [];
  private undoId?: string;
  private endActivity?: () => void;

  @wire(CurrentPageReference)
  followAddress(reference: PageReference | null | undefined): void {
    if (!reference) return;
    const next = stateOf(reference.state);
    const isOtherList = !isSameList(next, this.held);
    if (isSame(next, this.held)) return;
    this.held = next;
    if (isOtherList && this.isConnected) void this.load([]);
  }

  connectedCallback(): void {
    if (this.isForbidden) return;
    void this.load([]);
    // A run that has ended may have carried decisions out, taken some back, or asked anew.
    const look = ({ state }: Activity): void => void (state !== 'Running' && this.reload());
    // Where runs cannot be followed the list is right whenever it is opened, filtered or decided on.
    this.endActivity = followActivity(look, () => undefined);
  }
  disconnectedCallback(): void {
    this.endActivity?.();
  }

  get isForbidden(): boolean {
    return mayDecide !== true && mayOperate !== true;
  }
  get isLoading(): boolean {
    return !this.page;
  }
  get rows(): RowView[] {
    return rowViews(this.page?.rows ?? [], this.held.id);
  }
  get isFiltered(): boolean {
    return isFiltered(this.held);
  }
  get empty(): Partial<Empty> {
    return this.page?.rows.length === 0 ? emptyOf(this.held) : {};
  }
  get total(): string {
    return counted(this.page?.total, labels.oneRecord, labels.total);
  }
  get pageNumber(): number {
    return this.marks.length + 1;
  }
  get hasMore(): boolean {
    return this.page?.hasMore === true;
  }
  get mayUndo(): boolean {
    return this.undoId !== undefined;
  }
  get messageIcon(): string {
    return this.isRefused ? 'utility:error' : 'utility:success';
  }
  get classes(): Classes {
    return classesOf(this.held);
  }

  handleFilter(event: CustomEvent<Partial<HeldState>>): void {
    this.filter(event.detail);
  }
  handleClear(): void {
    this.filter({ reason: '', partner: '', age: '', isMine: false, text: '' });
  }
  handleRetry(): void {
    void this.load(this.marks);
  }
  handleTurn(event: CustomEvent<number>): void {
    void this.load(turned(this.marks, this.page?.rows.map(({ id }) => id) ?? [], event.detail));
  }
  handleChoose(event: Event): void {
    this.choose((event.currentTarget as HTMLElement).dataset.row);
  }
  handleBack(): void {
    this.apply({ ...this.held, id: undefined }, false);
  }
  handleMove(event: CustomEvent<number>): void {
    const rows = this.page?.rows ?? [];
    const position = rows.findIndex(({ id }) => id === this.held.id) + event.detail;
    this.choose(rows[Math.min(Math.max(position, 0), rows.length - 1)]?.id);
  }

  /** The decided row leaves the list and the next case opens with the focus on its heading. */
  async handleDecided(event: CustomEvent<{ id: string; message: string; mayUndo: boolean }>): Promise<void> {
    const { id, message, mayUndo: isUndoable } = event.detail;
    const position = Math.max(this.page?.rows.findIndex((row) => row.id === id) ?? -1, 0);
    this.tell(message, false);
    this.undoId = isUndoable ? id : undefined;
    await this.load(this.marks);
    const rows = this.page?.rows ?? [];
    this.choose(rows[Math.min(position, rows.length - 1)]?.id);
  }

  async handleUndo(): Promise<void> {
    const reviewId = this.undoId;
    if (reviewId === undefined) return;
    this.undoId = undefined;
    try {
      this.tell((await undo({ reviewId })) === 'Undo' ? labels.undoing : labels.undone, false);
      await this.load(this.marks);
      this.choose(reviewId);
    } catch (failure) {
      this.tell(reduce(failure), true);
    }
  }

  private tell(message: string, isRefused: boolean): void {
    this.message = message;
    this.isRefused = isRefused;
  }

  private choose(id: string | undefined): void {
    const held = this.template?.querySelector<Case>('c-impartner-held-case');
    // From case to case the address changes in place, so that Back leads from the case to the list.
    if (id === this.held.id) held?.refresh();
    else this.apply({ ...this.held, id }, this.held.id !== undefined);
    // Only now does the case know which one it is; before, the heading of the last one would take the focus and be gone.
    void Promise.resolve().then(() => held?.focusHeading());
  }

  private filter(change: Partial<HeldState>): void {
    this.apply({ ...this.held, ...change }, change.text !== undefined);
    void this.load([]);
  }

  /** Shows the state and puts it into the address, so that links and Back work. */
  private apply(next: HeldState, isReplaced: boolean): void {
    if (isSame(next, this.held)) return;
    this.held = next;
    const attributes = { apiName: 'ImpartnerHeldDeals' };
    this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes, state: addressOf(next) }, isReplaced);
  }

  /** Brings list and case up to date without taking the focus; a case that is open may be in somebody's hands and stays. */
  private async reload(): Promise<void> {
    await this.load(this.marks);
    this.template?.querySelector<Case>('c-impartner-held-case')?.refreshSettled();
  }

  private async load(marks: string[]): Promise<void> {
    const asked = this.held;
    const lastId = marks.at(-1);
    try {
      const page = await listHeld({ filter: filterOf(asked), lastId });
      if (!isSameList(asked, this.held)) return;
      this.page = page;
      this.marks = marks;
      this.error = undefined;
      if (lastId === undefined) {
        this.reasons = page.reasons;
        this.partners = page.partners;
      }
    } catch (failure) {
      this.error = reduce(failure);
    }
  }
}

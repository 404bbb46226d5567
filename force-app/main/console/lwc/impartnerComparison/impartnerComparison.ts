import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { fill, wholeNumber } from 'c/impartnerFormat';

import { candidateViews, equalRows, factViews } from './comparison';
import type { CandidateView, FactView } from './comparison';
import { labels } from './labels';

/** What Impartner says beside what each candidate says. Tells its parent `choose` with the position of a candidate. */
export default class ImpartnerComparison extends NavigationMixin(LightningElement) {
  labels = labels;
  showsEqual = false;
  @api held?: ImpartnerHeldCaseBuilder.HeldCase;
  @api chosenId?: string;

  get candidates(): CandidateView[] {
    return this.held ? candidateViews(this.held, this.chosenId) : [];
  }
  get facts(): FactView[] {
    return this.held ? factViews(this.held, this.showsEqual) : [];
  }
  get mayChoose(): boolean {
    return this.held?.mayDecide === true;
  }
  get hasEqualRows(): boolean {
    return this.held !== undefined && equalRows(this.held) > 0;
  }
  get equalText(): string {
    if (this.showsEqual || !this.held) return labels.hideEqualRows;
    return fill(labels.equalRows, wholeNumber(equalRows(this.held)));
  }

  handleChoose(event: Event): void {
    const { number } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: Number(number) - 1 }));
  }
  handleEqual(): void {
    this.showsEqual = !this.showsEqual;
  }
  handleOpen(event: Event): void {
    const { record: recordId } = (event.currentTarget as HTMLElement).dataset;
    const attributes = { recordId, actionName: 'view' };
    this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes });
  }
}

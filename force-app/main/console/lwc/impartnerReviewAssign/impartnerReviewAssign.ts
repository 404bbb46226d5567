import { LightningElement, api } from 'lwc';
import reviewers from '@salesforce/apex/ImpartnerReviewsController.reviewers';
import { reduce } from 'c/impartnerErrors';

import { labels } from './labels';

/** Who should decide. Tells its parent `assign` with the id of a person, '' for nobody, and `claim`. */
export default class ImpartnerReviewAssign extends LightningElement {
  labels = labels;
  @api isBusy = false;
  @api mayClaim = false;
  /** Who it is assigned to; their name is shown until the others are known. */
  @api personId?: string;
  @api personName?: string;
  error?: string;
  private people: ImpartnerReviewsController.Person[] = [];

  async connectedCallback(): Promise<void> {
    try {
      this.people = await reviewers();
    } catch (failure) {
      this.error = reduce(failure);
    }
  }

  get value(): string {
    return this.personId ?? '';
  }
  get options(): { label: string; value: string }[] {
    const options = this.people.map(({ id, name }) => ({ value: id, label: name ?? '' }));
    const isKnown = !this.personId || options.some(({ value }) => value === this.personId);
    const assigned = isKnown ? [] : [{ value: this.personId ?? '', label: this.personName ?? '' }];
    return [{ value: '', label: labels.nobody }, ...assigned, ...options];
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('assign', { detail: event.detail.value }));
  }
  handleClaim(): void {
    this.dispatchEvent(new CustomEvent('claim'));
  }
}

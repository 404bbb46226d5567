import { LightningElement, api } from 'lwc';

/** What a page says instead of its content: nothing is there, it failed, no access. */
export default class ImpartnerMessage extends LightningElement {
  @api icon = 'utility:info';
  @api heading = '';
  @api text = '';

  get iconVariant(): string {
    return this.icon === 'utility:error' ? 'error' : this.icon === 'utility:success' ? 'success' : '';
  }

  get role(): string {
    return this.icon === 'utility:error' ? 'alert' : 'status';
  }
}

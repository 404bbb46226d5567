import { LightningElement, api } from 'lwc';

import { labels } from './labels';

/** Grey lines in the shape of what is being loaded. */
export default class ImpartnerStencil extends LightningElement {
  @api lines: number | string = 4;
  labels = labels;

  get rows(): number[] {
    return Array.from({ length: Number(this.lines) }, (_, position) => position);
  }
}

import { LightningElement, api } from 'lwc';
import { counted } from 'c/impartnerFormat';

import { labels } from './labels';

type Receipt = ImpartnerReviewReceipts.Receipt;

/** What came of an action, to be told. */
export interface Done {
  receipts: Receipt[];
  refusals: string[];
}

/** More than this would hide the review that is open now. */
const MOST_SHOWN = 3;

const TONES: Record<string, readonly [string, string]> = {
  Done: ['utility:success', labels.done],
  Pending: ['utility:clock', labels.pending],
  Trouble: ['utility:warning', labels.trouble],
};

interface Line {
  id: string;
  text: string;
  icon: string;
  iconText: string;
  mayUndo: boolean;
}

/** What has become of the last decisions. Tells its parent `undo` with the id of the review, and `dismiss`. */
export default class ImpartnerReviewReceipts extends LightningElement {
  labels = labels;
  @api receipts: Receipt[] = [];
  /** What could not be done, one sentence each. */
  @api refusals: string[] = [];

  get hasLines(): boolean {
    return this.receipts.length > 0 || this.refusals.length > 0;
  }
  get lines(): Line[] {
    const lines = [
      ...this.refusals.map((text, position) => lineOf(`refusal${position}`, text, 'Trouble', false)),
      ...this.receipts.map(({ id, text, tone, mayUndo }) => lineOf(id, text ?? '', tone ?? '', mayUndo)),
    ];
    return lines.slice(0, MOST_SHOWN);
  }
  get more(): string {
    const hidden = this.receipts.length + this.refusals.length - MOST_SHOWN;
    return hidden > 0 ? counted(hidden, labels.more, labels.more) : '';
  }

  handleUndo(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('undo', { detail: id }));
  }
  handleDismiss(): void {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}

function lineOf(id: string, text: string, tone: string, mayUndo: boolean): Line {
  const [icon, iconText] = TONES[tone] ?? (['utility:info', ''] as const);
  return { id, text, icon, iconText, mayUndo };
}

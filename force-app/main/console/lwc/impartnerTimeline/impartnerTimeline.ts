import { LightningElement, api } from 'lwc';
import timeline from '@salesforce/apex/ImpartnerRunsController.timeline';
import { reduce } from 'c/impartnerErrors';
import { absoluteTime, fill } from 'c/impartnerFormat';

import { labels } from './labels';

const TYPES: Record<string, readonly [string, string]> = {
  Seen: [labels.seen, 'utility:preview'],
  Applied: [labels.applied, 'utility:download'],
  Confirmed: [labels.confirmed, 'utility:success'],
  Held: [labels.heldFor, 'utility:pause'],
  Decided: [labels.decided, 'utility:user'],
  Failed: [labels.failed, 'utility:error'],
};

interface EventView {
  key: string;
  icon: string;
  title: string;
  at: string;
  detail: string;
  run: string;
}

/** What is known of one Impartner record, newest first. */
export default class ImpartnerTimeline extends LightningElement {
  labels = labels;
  events?: EventView[];
  error?: string;
  private key?: string;

  @api
  get impartnerKey(): string | undefined {
    return this.key;
  }
  set impartnerKey(value: string | undefined) {
    this.key = value;
    void this.load();
  }

  get hasEvents(): boolean {
    return (this.events?.length ?? 0) > 0;
  }

  get isLoading(): boolean {
    return this.key !== undefined && !this.events && this.error === undefined;
  }

  get isEmpty(): boolean {
    return this.events?.length === 0;
  }

  get emptyText(): string {
    return fill(labels.empty, this.key ?? '');
  }

  get listLabel(): string {
    return fill(labels.label, this.key ?? '');
  }

  private async load(): Promise<void> {
    const impartnerKey = this.key;
    this.events = undefined;
    this.error = undefined;
    if (impartnerKey === undefined) return;
    try {
      const events = await timeline({ impartnerKey });
      if (impartnerKey === this.key) this.events = events.map(viewOf);
    } catch (failure) {
      this.error = reduce(failure);
    }
  }
}

function viewOf(event: ImpartnerRunsController.Event, position: number): EventView {
  const [title, icon] = TYPES[event.type ?? ''] ?? [event.type ?? '', 'utility:info'];
  const person = !event.person ? '' : ` ${fill(labels.by, event.person)}`;
  return {
    key: `${position}`,
    icon,
    title: title + person,
    at: absoluteTime(event.at),
    detail: event.detail ?? '',
    run: !event.correlationId ? '' : fill(labels.run, event.correlationId),
  };
}

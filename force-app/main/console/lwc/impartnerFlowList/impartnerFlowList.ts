import { LightningElement, api } from 'lwc';

import { flowViews } from './flowRows';
import type { FlowView } from './flowRows';
import { labels } from './labels';

/** The flows, one row each. Tells its parent `run`, `pause` and `resume` with the name of a flow, and `openruns`. */
export default class ImpartnerFlowList extends LightningElement {
  labels = labels;
  @api flows: ImpartnerHomeController.FlowRow[] = [];
  @api isStopped = false;
  @api isBusy = false;
  /** Names of flows whose run was asked for. */
  @api starting: string[] = [];
  /** Whether Impartner answers, in a sentence. */
  @api connection = '';

  get views(): FlowView[] {
    return flowViews(this.flows, this.isStopped, this.starting);
  }
  get emptyTitle(): string | undefined {
    return this.flows.length === 0 ? labels.emptyTitle : undefined;
  }

  handleRun(event: Event): void {
    this.tell('run', (event.currentTarget as HTMLElement).dataset.flow);
  }
  handleMenu(event: CustomEvent<{ value: string }>): void {
    this.tell(event.detail.value, (event.currentTarget as HTMLElement).dataset.flow);
  }

  private tell(type: string, flowName: string | undefined): void {
    this.dispatchEvent(new CustomEvent(type, { detail: flowName }));
  }
}

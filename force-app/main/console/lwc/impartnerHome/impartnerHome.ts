import { LightningElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import load from '@salesforce/apex/ImpartnerHomeController.load';
import resume from '@salesforce/apex/ImpartnerHomeController.resume';
import runNow from '@salesforce/apex/ImpartnerHomeController.runNow';
import stop from '@salesforce/apex/ImpartnerHomeController.stop';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import { reduce } from 'c/impartnerErrors';

import { bars, causes, chartText, flows, headline, tiles } from './homeView';
import type { Bar, CauseView, FlowView, Headline, Tile } from './homeView';
import { labels } from './labels';

/** While a run goes on the numbers change by the second; otherwise once a minute is enough for relative times. */
const FAST_MILLIS = 2_000;
const SLOW_MILLIS = 60_000;
/** A run that was asked for may take this long to begin. */
const PATIENCE_MILLIS = 30_000;

interface View {
  headline: Headline;
  tiles: Tile[];
  flows: FlowView[];
  bars: Bar[];
  chartText: string;
  causes: CauseView[];
  isStopped: boolean;
}

/** Home: is it healthy, what waits for whom, what happened. */
export default class ImpartnerHome extends NavigationMixin(LightningElement) {
  labels = labels;
  view?: View;
  error?: string;
  isTable = false;
  isBusy = false;
  private timer?: number;
  private fastUntil = 0;

  connectedCallback(): void {
    if (this.hasAccess) void this.refresh();
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
    this.timer = undefined;
  }

  get hasAccess(): boolean {
    return mayOperate === true;
  }

  get isLoading(): boolean {
    return this.hasAccess && !this.view && this.error === undefined;
  }

  get hasFlows(): boolean {
    return (this.view?.flows.length ?? 0) > 0;
  }

  get hasCauses(): boolean {
    return (this.view?.causes.length ?? 0) > 0;
  }

  get tableText(): string {
    return this.isTable ? labels.asChart : labels.asTable;
  }

  handleRetry(): void {
    this.error = undefined;
    void this.refresh();
  }

  handleTable(): void {
    this.isTable = !this.isTable;
  }

  handleTile(event: Event): void {
    this.open((event.currentTarget as HTMLElement).dataset.tab ?? '', {});
  }

  handleOpenRuns(): void {
    this.open('ImpartnerRuns', {});
  }

  handleCause(event: Event): void {
    this.open('ImpartnerIssues', { c__cause: (event.currentTarget as HTMLElement).dataset.code });
  }

  async handleRunNow(event: Event): Promise<void> {
    const flowName = (event.currentTarget as HTMLElement).dataset.flow;
    await this.act(async () => {
      await runNow({ flowName });
      this.fastUntil = Date.now() + PATIENCE_MILLIS;
      this.dispatchEvent(new ShowToastEvent({ title: labels.requested, variant: 'success' }));
    });
  }

  async handleStop(): Promise<void> {
    if (await LightningConfirm.open({ label: labels.stopTitle, message: labels.stopText, theme: 'warning' }))
      await this.act(() => stop());
  }

  async handleResume(): Promise<void> {
    await this.act(() => resume());
  }

  private open(apiName: string, state: Record<string, string | undefined>): void {
    this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes: { apiName }, state });
  }

  private async act(action: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    try {
      await action();
    } catch (failure) {
      this.dispatchEvent(new ShowToastEvent({ title: reduce(failure), variant: 'error', mode: 'sticky' }));
    } finally {
      this.isBusy = false;
    }
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    try {
      const home = await load();
      this.error = undefined;
      this.view = {
        headline: headline(home),
        tiles: tiles(home),
        flows: flows(home),
        bars: bars(home),
        chartText: chartText(home),
        causes: causes(home),
        isStopped: home.isStopped,
      };
    } catch (failure) {
      this.error = reduce(failure);
      this.view = undefined;
    }
    this.scheduleRefresh();
  }

  private scheduleRefresh(): void {
    window.clearTimeout(this.timer);
    if (!this.isConnected || !this.view) return;
    const isFast = Date.now() < this.fastUntil || this.view.flows.some(({ isRunning }) => isRunning);
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = window.setTimeout(() => void this.refresh(), isFast ? FAST_MILLIS : SLOW_MILLIS);
  }
}

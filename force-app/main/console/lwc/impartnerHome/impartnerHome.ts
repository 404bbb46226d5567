import { LightningElement } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { NavigationMixin } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import load from '@salesforce/apex/ImpartnerHomeController.load';
import makeMatchKeys from '@salesforce/apex/ImpartnerHomeController.makeMatchKeys';
import resume from '@salesforce/apex/ImpartnerHomeController.resume';
import runNow from '@salesforce/apex/ImpartnerHomeController.runNow';
import setPaused from '@salesforce/apex/ImpartnerHomeController.setPaused';
import stop from '@salesforce/apex/ImpartnerHomeController.stop';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import { followActivity } from 'c/impartnerActivity';
import { everyMinute } from 'c/impartnerClock';
import { reduce } from 'c/impartnerErrors';
import { tabPage } from 'c/impartnerPages';
import type { Address } from 'c/impartnerPages';

import { causes, connectionText, headline, keysView, tiles } from './homeView';
import type { CauseView, Headline, KeysView, Tile } from './homeView';
import { labels } from './labels';

type Home = ImpartnerHomeController.Home;

/** Steps of runs that follow each other closely are one look at the server. */
const GATHER_MILLIS = 500;

interface View {
  headline: Headline;
  tiles: Tile[];
  causes: CauseView[];
  connection: string;
  keys: KeysView;
}

/** Home: is it healthy, what waits for whom, what happened. */
export default class ImpartnerHome extends NavigationMixin(LightningElement) {
  labels = labels;
  home?: Home;
  view?: View;
  error?: string;
  isBusy = false;
  /** Flows whose run was asked for and has not begun, as far as this page knows. */
  starting: string[] = [];
  private gathering?: number;
  private endings: (() => void)[] = [];

  connectedCallback(): void {
    if (this.isForbidden) return;
    void this.refresh();
    this.endings = [
      followActivity(
        ({ flow }) => {
          this.hasStarted(flow);
          this.gather();
        },
        () => void this.refresh(),
      ),
      everyMinute(() => this.show(this.home)),
    ];
  }

  disconnectedCallback(): void {
    this.endings.forEach((end) => end());
    window.clearTimeout(this.gathering);
  }

  get isForbidden(): boolean {
    return mayOperate !== true;
  }
  get isLoading(): boolean {
    return !this.view;
  }
  get mayMakeKeys(): boolean {
    return this.view?.keys.isRunning === false;
  }
  get hasNoCauses(): boolean {
    return this.view?.causes.length === 0;
  }

  handleRetry(): void {
    void this.refresh();
  }
  handleTile(event: Event): void {
    const { tile: name } = (event.currentTarget as HTMLElement).dataset;
    const tile = this.view?.tiles.find((candidate) => candidate.name === name);
    if (tile) this.open(tile.tab, tile.address);
  }
  handleOpenRuns(): void {
    this.open('ImpartnerRuns');
  }
  handleCause(event: Event): void {
    this.open('ImpartnerIssues', { cause: (event.currentTarget as HTMLElement).dataset.code });
  }

  async handleRun(event: CustomEvent<string>): Promise<void> {
    const flowName = event.detail;
    const before = this.lastRunOf(flowName);
    this.starting = [...this.starting, flowName];
    const isDone = await this.act(() => runNow({ flowName }), labels.requested);
    if (!isDone || this.lastRunOf(flowName) !== before) this.hasStarted(flowName);
  }
  async handlePause(event: CustomEvent<string>): Promise<void> {
    await this.act(() => setPaused({ flowName: event.detail, isPaused: true }), labels.pausedFlow);
  }
  async handleResumeFlow(event: CustomEvent<string>): Promise<void> {
    await this.act(() => setPaused({ flowName: event.detail, isPaused: false }), labels.resumedFlow);
  }
  async handleStop(): Promise<void> {
    if (await LightningConfirm.open({ label: labels.stopTitle, message: labels.stopText, theme: 'warning' }))
      await this.act(() => stop(), labels.stoppedAll);
  }
  async handleResume(): Promise<void> {
    await this.act(() => resume(), labels.resumedAll);
  }

  async handleKeys(): Promise<void> {
    const isSure = await LightningConfirm.open({
      label: labels.makeKeysTitle,
      message: labels.makeKeysText,
      theme: 'warning',
    });
    if (isSure) await this.act(() => makeMatchKeys(), labels.keysStarted);
  }

  private lastRunOf(flowName: string): string | undefined {
    return this.home?.flows.find(({ name }) => name === flowName)?.lastRun?.id;
  }
  private hasStarted(flowName: string): void {
    this.starting = this.starting.filter((name) => name !== flowName);
  }

  private open(tab: string, address?: Address): void {
    this[NavigationMixin.Navigate](tabPage(tab, address));
  }

  private async act(action: () => Promise<void>, title: string): Promise<boolean> {
    this.isBusy = true;
    let isDone = false;
    try {
      await action();
      isDone = true;
      this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
    } catch (failure) {
      this.dispatchEvent(new ShowToastEvent({ title: reduce(failure), variant: 'error', mode: 'sticky' }));
    } finally {
      this.isBusy = false;
    }
    await this.refresh();
    return isDone;
  }

  private gather(): void {
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.gathering ??= window.setTimeout(() => {
      this.gathering = undefined;
      void this.refresh();
    }, GATHER_MILLIS);
  }

  private async refresh(): Promise<void> {
    try {
      this.show(await load());
      this.error = undefined;
    } catch (failure) {
      this.error = reduce(failure);
    }
  }

  /** Once more each minute, because the sentences tell how long ago something was. */
  private show(home: Home | undefined): void {
    if (!home) return;
    this.home = home;
    this.view = {
      headline: headline(home),
      tiles: tiles(home),
      causes: causes(home),
      connection: connectionText(home),
      keys: keysView(home),
    };
  }
}

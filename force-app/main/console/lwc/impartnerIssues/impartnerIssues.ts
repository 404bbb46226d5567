import { LightningElement, wire } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import listCauses from '@salesforce/apex/ImpartnerIssuesController.listCauses';
import replayCause from '@salesforce/apex/ImpartnerIssuesController.replayCause';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import { followActivity } from 'c/impartnerActivity';
import { reduce } from 'c/impartnerErrors';
import { counted, fill } from 'c/impartnerFormat';
import { addressOf, tabPage } from 'c/impartnerPages';
import { reasonText } from 'c/impartnerReasons';

import { causeViews, replayTexts } from './causeList';
import type { CauseView } from './causeList';
import { labels } from './labels';

/** Failures by cause, and the records of one cause. */
export default class ImpartnerIssues extends NavigationMixin(LightningElement) {
  labels = labels;
  causes?: ImpartnerIssuesController.Cause[];
  replays: ImpartnerIssuesController.Replay[] = [];
  /** Rises when a run has ended, so that the list of records looks again. */
  version = 0;
  cause?: string;
  state = 'Open';
  error?: string;
  isBusy = false;
  private endFollowing?: () => void;

  @wire(CurrentPageReference)
  followAddress(reference: PageReference | null | undefined): void {
    if (!reference) return;
    const { cause, state = 'Open' } = addressOf(reference);
    const isOverviewDue = cause === undefined && this.cause !== undefined;
    this.cause = cause;
    this.state = state;
    if (isOverviewDue && this.isConnected) void this.load();
  }

  connectedCallback(): void {
    if (this.isForbidden) return;
    void this.load();
    this.endFollowing = followActivity(
      ({ state }) => void (state !== 'Running' && this.look()),
      () => this.look(),
    );
  }

  disconnectedCallback(): void {
    this.endFollowing?.();
  }

  get isForbidden(): boolean {
    return mayOperate !== true;
  }
  get isOverview(): boolean {
    return this.cause === undefined;
  }
  get isLoading(): boolean {
    return !this.causes;
  }
  get causeViews(): CauseView[] {
    return causeViews(this.causes ?? []);
  }
  get emptyTitle(): string | undefined {
    return this.causes?.length === 0 ? labels.emptyTitle : undefined;
  }
  get chosen(): CauseView | undefined {
    return this.causeViews.find(({ code }) => code === this.cause);
  }
  get heading(): string {
    const { chosen } = this;
    return chosen ? `${chosen.title}: ${chosen.count}` : reasonText(this.cause);
  }
  get replayTexts(): { key: string; text: string }[] {
    return replayTexts(this.replays, this.cause);
  }
  get isOpenCause(): boolean {
    return this.chosen !== undefined && this.state === 'Open';
  }

  handleRetry(): void {
    void this.load();
  }
  handleShow(event: Event): void {
    this.open((event.currentTarget as HTMLElement).dataset.code, 'Open', false);
  }
  handleBack(): void {
    this.open(undefined, 'Open', false);
    void this.load();
  }
  handleState(event: CustomEvent<string>): void {
    this.open(this.cause, event.detail, true);
  }

  /** A run that has ended may have settled something, or made something fail. */
  private look(): void {
    this.version++;
    void this.load();
  }

  /** In bulk the count and a sample come first. */
  async handleReplayAll(event: Event): Promise<void> {
    const code = (event.currentTarget as HTMLElement).dataset.code ?? '';
    const cause = this.causes?.find((candidate) => candidate.code === code);
    const isSure = await LightningConfirm.open({
      label: counted(cause?.records, labels.confirmOneTitle, labels.confirmTitle),
      message: fill(labels.confirmText, reasonText(code), cause?.example ?? ''),
      theme: 'info',
    });
    if (!isSure) return;
    this.isBusy = true;
    try {
      const replayed = await replayCause({ cause: code });
      this.toast(counted(replayed, labels.oneReplayed, labels.replayed), 'success');
    } catch (failure) {
      this.toast(reduce(failure), 'error');
    } finally {
      this.isBusy = false;
    }
    await this.load();
  }

  /** Shows this and puts it into the address, so that links and Back work. */
  private open(cause: string | undefined, state: string, isReplaced: boolean): void {
    this.cause = cause;
    this.state = state;
    const address = { cause, state: state === 'Open' ? undefined : state };
    this[NavigationMixin.Navigate](tabPage('ImpartnerIssues', address), isReplaced);
  }

  private toast(title: string, variant: 'success' | 'error'): void {
    this.dispatchEvent(new ShowToastEvent({ title, variant, mode: variant === 'error' ? 'sticky' : 'dismissible' }));
  }

  private async load(): Promise<void> {
    try {
      const { causes, replays } = await listCauses();
      this.causes = causes;
      this.replays = replays;
      this.error = undefined;
    } catch (failure) {
      this.error = reduce(failure);
    }
  }
}

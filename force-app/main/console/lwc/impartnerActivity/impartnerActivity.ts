import { isEmpEnabled, onError, subscribe, unsubscribe } from 'lightning/empApi';
import type { EmpSubscription } from 'lightning/empApi';
import { ownName } from 'c/impartnerPages';

const CHANNEL = `/event/${ownName('ImpartnerActivity__e')}`;
/** Only what happens from now on. */
const FROM_NOW = -1;
/** Where steps cannot be followed, the page looks by itself. */
const FALLBACK_MILLIS = 30_000;

/** A step of a run. */
export interface Activity {
  flow: string;
  /** Running, Finished, Failed or Stopped. */
  state: string;
}

/**
 * Tells of each step of every run until the returned function is called. Where steps cannot be followed or no longer can, `look` is called
 * every half minute instead.
 */
export function followActivity(told: (activity: Activity) => void, look: () => void): () => void {
  let isEnded = false;
  let subscription: EmpSubscription | undefined;
  let fallback: number | undefined;
  const giveUp = (): void => {
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    if (!isEnded) fallback ??= window.setInterval(look, FALLBACK_MILLIS);
  };
  onError(giveUp);
  const begin = async (): Promise<void> => {
    if ((await isEmpEnabled()) === false) return giveUp();
    const made = await subscribe(CHANNEL, FROM_NOW, ({ data: { payload } }) => {
      if (isEnded) return;
      told({ flow: String(payload[ownName('Flow__c')]), state: String(payload[ownName('State__c')]) });
    });
    if (isEnded) await unsubscribe(made);
    else subscription = made;
  };
  begin().catch(giveUp);
  return () => {
    isEnded = true;
    window.clearInterval(fallback);
    if (subscription) void unsubscribe(subscription);
  };
}

import { isEmpEnabled, onError, subscribe, unsubscribe } from 'lightning/empApi';
import type { EmpSubscription } from 'lightning/empApi';

const CHANNEL = '/event/ImpartnerActivity__e';
/** Only what happens from now on. */
const FROM_NOW = -1;

/** A step of a run. */
export interface Activity {
  flow: string;
  /** Running, Finished, Failed or Stopped. */
  state: string;
}

/**
 * Tells of each step of every run until the returned function is called. `failed` is called where steps cannot be followed or
 * no longer can, so that the page looks by itself now and then.
 */
export function followActivity(told: (activity: Activity) => void, failed: () => void): () => void {
  let isEnded = false;
  let subscription: EmpSubscription | undefined;
  const giveUp = (): void => {
    if (!isEnded) failed();
  };
  onError(giveUp);
  const begin = async (): Promise<void> => {
    if ((await isEmpEnabled()) === false) return giveUp();
    const made = await subscribe(CHANNEL, FROM_NOW, ({ data: { payload } }) => {
      if (!isEnded) told({ flow: String(payload['Flow__c']), state: String(payload['State__c']) });
    });
    if (isEnded) await unsubscribe(made);
    else subscription = made;
  };
  begin().catch(giveUp);
  return () => {
    isEnded = true;
    if (subscription) void unsubscribe(subscription);
  };
}

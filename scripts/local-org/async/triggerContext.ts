import { definePlatformType } from '../platform/registry.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType } from '../types/apexType.ts';
import { createException } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';

/** Slot of an event trigger's transaction that holds its `EventFrame`. */
export const EVENT_FRAME = 'async/eventFrame';

/** What `EventBus.TriggerContext.currentContext()` shows and changes. */
export interface EventFrame {
  /** How often this batch was tried before. */
  readonly retries: number;
  /** Message of the RetryableException of the try before; null at first. */
  readonly lastError: string | null;
  /** Replay id after which the trigger is to go on; null when none was set. */
  checkpoint: string | null;
  /** Replay ids of the batch; a checkpoint must be one of them. */
  readonly replayIds: ReadonlySet<string>;
}

/** The frame of the running event trigger; undefined outside of one. */
function currentEventFrame(): EventFrame | undefined {
  return currentTransaction().slots.get(EVENT_FRAME) as EventFrame | undefined;
}

/** Apex `EventBus.TriggerContext`. */
class ApexTriggerContext extends PlatformObject {
  readonly frame: EventFrame;

  constructor(frame: EventFrame) {
    super();
    this.frame = frame;
  }

  override get $type(): ApexType {
    return ApexType.platform('eventbus.TriggerContext');
  }
}

function requireFrame(): ApexTriggerContext {
  const frame = currentEventFrame();
  // Outside of an event trigger there is no context to speak of.
  if (!frame)
    throw createException(
      'System.UnexpectedException',
      'EventBus.TriggerContext.currentContext() is only available in a platform event trigger',
    );
  return new ApexTriggerContext(frame);
}

definePlatformType('eventbus.TriggerContext', {
  statics: { currentContext: requireFrame },
  properties: {
    retries: { get: (self: ApexTriggerContext) => self.frame.retries },
    lastError: { get: (self: ApexTriggerContext) => self.frame.lastError },
  },
  methods: {
    getResumeCheckpoint: (self: ApexTriggerContext) => self.frame.checkpoint,
    setResumeCheckpoint: (self: ApexTriggerContext, replayId: string) => {
      if (!self.frame.replayIds.has(replayId))
        throw createException('eventbus.InvalidReplayIdException', `Invalid replay ID: ${replayId}`);
      self.frame.checkpoint = replayId;
    },
  },
});

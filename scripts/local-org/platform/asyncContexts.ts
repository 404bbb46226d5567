import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType } from '../types/apexType.ts';
import { createException, type ApexException } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { platformEnumValue } from './enums.ts';
import { definePlatformType } from './registry.ts';

/** What `QueueableContext`, `BatchableContext` and `SchedulableContext` tell a job about itself. */
export class ApexJobContext extends PlatformObject {
  readonly #type: ApexType;
  readonly jobId: string | null;

  constructor(
    typeName: 'System.QueueableContext' | 'Database.BatchableContext' | 'System.SchedulableContext',
    jobId: string | null,
  ) {
    super();
    this.#type = ApexType.platform(typeName);
    this.jobId = jobId;
  }

  override get $type(): ApexType {
    return this.#type;
  }
}

/** `FinalizerContext`: how the job before it ended. */
export class ApexFinalizerContext extends PlatformObject {
  readonly jobId: string;
  readonly requestId: string;
  readonly exception: ApexException | null;

  constructor(jobId: string, requestId: string, exception: ApexException | null) {
    super();
    this.jobId = jobId;
    this.requestId = requestId;
    this.exception = exception;
  }

  override get $type(): ApexType {
    return ApexType.platform('System.FinalizerContext');
  }
}

definePlatformType('System.QueueableContext', { methods: { getJobId: (self: ApexJobContext) => self.jobId } });
definePlatformType('System.QueueableContextImpl', {
  constructors: { '/0': () => new ApexJobContext('System.QueueableContext', null) },
  methods: { getJobId: (self: ApexJobContext) => self.jobId },
});
definePlatformType('System.SchedulableContext', { methods: { getTriggerId: (self: ApexJobContext) => self.jobId } });
definePlatformType('System.SchedulableContextImpl', {
  constructors: { '/0': () => new ApexJobContext('System.SchedulableContext', null) },
});

for (const name of ['Database.BatchableContext', 'Database.BatchableContextImpl']) {
  definePlatformType(name, {
    methods: { getJobId: (self: ApexJobContext) => self.jobId, getChildJobId: (self: ApexJobContext) => self.jobId },
  });
}
definePlatformType('Database.BatchableContextImpl', {
  constructors: { '/0': () => new ApexJobContext('Database.BatchableContext', null) },
});

definePlatformType('System.FinalizerContext', {
  methods: {
    getAsyncApexJobId: (self: ApexFinalizerContext) => self.jobId,
    getException: (self: ApexFinalizerContext) => self.exception,
    getRequestId: (self: ApexFinalizerContext) => self.requestId,
    getResult: (self: ApexFinalizerContext) =>
      platformEnumValue('System.ParentJobResult', self.exception === null ? 'SUCCESS' : 'UNHANDLED_EXCEPTION'),
  },
});

/** What async tells of the running queueable job, kept in the transaction's slots under this name. */
export interface QueueableFrame {
  readonly depth: number;
  readonly maximumDepth: number | null;
  readonly delayMinutes: number | null;
}

/** Slot of the transaction in which async puts the `QueueableFrame` of a queueable job. */
export const QUEUEABLE_FRAME = 'async/queueableFrame';

function frame(): QueueableFrame {
  const found = currentTransaction().slots.get(QUEUEABLE_FRAME) as QueueableFrame | undefined;
  if (!found) throw createException('System.AsyncException', 'AsyncInfo can only be used in a Queueable job');
  return found;
}

function maximumDepth(): number {
  const depth = frame().maximumDepth;
  if (depth === null) throw createException('System.AsyncException', 'Maximum stack depth is not set');
  return depth;
}

definePlatformType('System.AsyncInfo', {
  statics: {
    getCurrentQueueableStackDepth: () => frame().depth,
    getMaximumQueueableStackDepth: maximumDepth,
    getMinimumQueueableDelayInMinutes: () => frame().delayMinutes,
    hasMaxStackDepth: () =>
      ((currentTransaction().slots.get(QUEUEABLE_FRAME) as QueueableFrame | undefined)?.maximumDepth ?? null) !== null,
  },
});

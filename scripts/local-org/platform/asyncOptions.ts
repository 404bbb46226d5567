import { ApexType } from '../types/apexType.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { definePlatformType } from './registry.ts';

const types = {
  options: ApexType.platform('System.AsyncOptions'),
  signature: ApexType.platform('System.QueueableDuplicateSignature'),
  builder: ApexType.platform('System.QueueableDuplicateSignature.Builder'),
};

/** Apex `AsyncOptions` for `System.enqueueJob`. */
export class ApexAsyncOptions extends PlatformObject {
  duplicateSignature: ApexDuplicateSignature | null = null;
  maximumDepth: number | null = null;
  delayMinutes: number | null = null;

  override get $type(): ApexType {
    return types.options;
  }

  toEnqueueOptions(): { delayMinutes?: number; maximumDepth?: number; duplicateSignature?: string } {
    return {
      ...(this.delayMinutes === null ? {} : { delayMinutes: this.delayMinutes }),
      ...(this.maximumDepth === null ? {} : { maximumDepth: this.maximumDepth }),
      ...(this.duplicateSignature === null ? {} : { duplicateSignature: this.duplicateSignature.text }),
    };
  }
}

/** Apex `QueueableDuplicateSignature`: equal signatures are equal texts. */
export class ApexDuplicateSignature extends PlatformObject {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override get $type(): ApexType {
    return types.signature;
  }

  override $equals(other: unknown): boolean {
    return other instanceof ApexDuplicateSignature && other.text === this.text;
  }

  override $toString(): string {
    return this.text;
  }
}

class SignatureBuilder extends PlatformObject {
  readonly parts: string[] = [];

  override get $type(): ApexType {
    return types.builder;
  }

  add(kind: string, value: unknown): this {
    this.parts.push(`${kind}:${String(need(value))}`);
    return this;
  }
}

definePlatformType('System.AsyncOptions', {
  constructors: { '/0': () => new ApexAsyncOptions() },
  properties: {
    DuplicateSignature: {
      get: (self: ApexAsyncOptions) => self.duplicateSignature,
      set: (self: ApexAsyncOptions, value: ApexDuplicateSignature | null) => void (self.duplicateSignature = value),
    },
    MaximumQueueableStackDepth: {
      get: (self: ApexAsyncOptions) => self.maximumDepth,
      set: (self: ApexAsyncOptions, value: number | null) => {
        if (value !== null && value < 1)
          throw createException('System.AsyncException', `Maximum queueable stack depth must be at least 1: ${value}`);
        self.maximumDepth = value;
      },
    },
    MinimumQueueableDelayInMinutes: {
      get: (self: ApexAsyncOptions) => self.delayMinutes,
      set: (self: ApexAsyncOptions, value: number | null) => void (self.delayMinutes = value),
    },
  },
});

definePlatformType('System.QueueableDuplicateSignature.Builder', {
  constructors: { '/0': () => new SignatureBuilder() },
  methods: {
    addId: (self: SignatureBuilder, value: string) => self.add('id', value),
    addInteger: (self: SignatureBuilder, value: number) => self.add('integer', value),
    addString: (self: SignatureBuilder, value: string) => self.add('string', value),
    build: (self: SignatureBuilder) => new ApexDuplicateSignature(self.parts.join('|')),
  },
});

definePlatformType('System.QueueableDuplicateSignature', {
  methods: { toString: (self: ApexDuplicateSignature) => self.text },
});

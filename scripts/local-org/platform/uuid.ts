import { randomUUID } from 'node:crypto';
import { ApexType } from '../types/apexType.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { stringHash } from '../values/operations.ts';
import { definePlatformType } from './registry.ts';

const type = ApexType.platform('System.UUID');

/** Apex `UUID`, compared by its text. */
export class ApexUuid extends PlatformObject {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text.toLowerCase();
  }

  override get $type(): ApexType {
    return type;
  }

  override $equals(other: unknown): boolean {
    return other instanceof ApexUuid && other.text === this.text;
  }

  override $hashCode(): number {
    return stringHash(this.text);
  }

  override $toString(): string {
    return this.text;
  }
}

function fromString(text: string): ApexUuid {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(need(text)))
    throw createException('System.IllegalArgumentException', `Invalid UUID string: ${text}`);
  return new ApexUuid(text);
}

definePlatformType('System.UUID', {
  statics: { fromString, randomUUID: () => new ApexUuid(randomUUID()) },
  methods: {
    equals: (self: ApexUuid, other: unknown) => self.$equals(other),
    hashCode: (self: ApexUuid) => self.$hashCode(),
    toString: (self: ApexUuid) => self.text,
  },
});

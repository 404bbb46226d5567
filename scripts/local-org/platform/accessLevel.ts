import { UnsupportedError } from '../runtime/unsupported.ts';
import { ApexType } from '../types/apexType.ts';
import { PlatformObject } from '../values/object.ts';
import { definePlatformType } from './registry.ts';

const type = ApexType.platform('System.AccessLevel');

/** Apex `AccessLevel`. */
export class ApexAccessLevel extends PlatformObject {
  readonly mode: 'user' | 'system';

  constructor(mode: 'user' | 'system') {
    super();
    this.mode = mode;
  }

  override get $type(): ApexType {
    return type;
  }

  override $toString(): string {
    return this.mode === 'user' ? 'USER_MODE' : 'SYSTEM_MODE';
  }
}

const system = new ApexAccessLevel('system');
const user = new ApexAccessLevel('user');

/** Mode of an optional access level argument; without one Database methods run in system mode. */
export function modeOf(level: unknown): 'user' | 'system' {
  return level instanceof ApexAccessLevel ? level.mode : 'system';
}

definePlatformType('System.AccessLevel', {
  staticProperties: { SYSTEM_MODE: { get: () => system }, USER_MODE: { get: () => user } },
  methods: {
    withPermissionSetId: () => {
      throw new UnsupportedError('AccessLevel.withPermissionSetId');
    },
  },
});

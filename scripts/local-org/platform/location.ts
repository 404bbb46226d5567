import { ApexType } from '../types/apexType.ts';
import { ApexDouble } from '../values/double.ts';
import type { ApexDecimal } from '../values/decimal.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { definePlatformType } from './registry.ts';

const type = ApexType.platform('System.Location');

/** Apex `Location`. */
export class ApexLocation extends PlatformObject {
  readonly latitude: number;
  readonly longitude: number;

  constructor(latitude: number, longitude: number) {
    super();
    this.latitude = latitude;
    this.longitude = longitude;
  }

  override get $type(): ApexType {
    return type;
  }
}

const radius: Readonly<Record<string, number>> = { mi: 3958.761, km: 6371.009 };

/** Great-circle distance (haversine). */
function distance(a: ApexLocation, b: ApexLocation, unit: string): ApexDouble {
  const size = radius[need(unit).toLowerCase()];
  if (size === undefined) throw createException('System.InvalidParameterValueException', `Invalid unit: ${unit}`);
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(need(b).latitude - need(a).latitude) / 2) ** 2 +
    Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(rad(b.longitude - a.longitude) / 2) ** 2;
  return new ApexDouble(2 * size * Math.asin(Math.sqrt(h)));
}

definePlatformType('System.Location', {
  statics: {
    newInstance: (latitude: ApexDecimal, longitude: ApexDecimal) =>
      new ApexLocation(need(latitude).toNumber(), need(longitude).toNumber()),
    'getDistance/3': distance,
  },
  methods: {
    'getDistance/2': distance,
    getLatitude: (self: ApexLocation) => new ApexDouble(self.latitude),
    getLongitude: (self: ApexLocation) => new ApexDouble(self.longitude),
  },
  properties: {
    latitude: { get: (self: ApexLocation) => new ApexDouble(self.latitude) },
    longitude: { get: (self: ApexLocation) => new ApexDouble(self.longitude) },
  },
});

import { requireArgument as need } from '../values/exception.ts';
import { ApexTime } from '../values/temporal.ts';
import { definePlatformType } from './registry.ts';

/** Times wrap around midnight. */
const plus = (unit: number) => (self: ApexTime, amount: number) => new ApexTime(self.millis + need(amount) * unit);

definePlatformType('System.Time', {
  statics: {
    newInstance: (hour: number, minute: number, second: number, millisecond: number) =>
      ApexTime.of(need(hour), need(minute), need(second), need(millisecond)),
  },
  methods: {
    addHours: plus(3_600_000),
    addMinutes: plus(60_000),
    addSeconds: plus(1000),
    addMilliseconds: plus(1),
    hour: (self: ApexTime) => self.hour,
    minute: (self: ApexTime) => self.minute,
    second: (self: ApexTime) => self.second,
    millisecond: (self: ApexTime) => self.millisecond,
  },
});

/** Apex `Double`; boxed so that it differs from Integer when it travels as Object. */
export class ApexDouble {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  /** Java's `Double.toString`: always a fraction digit, `E` notation below 10^-3 and from 10^7 on. */
  toString(): string {
    return formatDouble(this.value);
  }
}

/** Text of a double as Java writes it: `1.0`, `0.001`, `1.0E7`, `NaN`, `Infinity`. */
export function formatDouble(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-3 && magnitude < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

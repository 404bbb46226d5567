/** A number without fraction from 0 up, as a client or the command line gives it; undefined for anything else. */
export function wholeNumber(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 ? number : undefined;
}

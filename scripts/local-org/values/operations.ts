/** What can be done with any Apex value, gathered from the files of this folder: compare, order, convert, print. */
export {
  apexEquals,
  collectionKey,
  compareNumbers,
  exactlyEquals,
  foldCase,
  hashCode,
  isNumber,
  objectEquals,
  stringHash,
  type ApexNumber,
} from './equality.ts';
export { compareValues, sortCompare } from './ordering.ts';
export { toBoolean, toDecimal, toDouble, toInteger, toLong } from './conversions.ts';
export { stringify } from './text.ts';

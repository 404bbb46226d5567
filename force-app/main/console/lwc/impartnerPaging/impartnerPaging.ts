/**
 * Marks of a list that the server pages by key: the last row of each page before the one shown. `step` is 1 for the next page
 * and -1 for the one before.
 */
export function turned<Row>(marks: readonly Row[], rows: readonly Row[], step: number): Row[] {
  if (step < 0) return marks.slice(0, -1);
  const last = rows.at(-1);
  return last === undefined ? [...marks] : [...marks, last];
}

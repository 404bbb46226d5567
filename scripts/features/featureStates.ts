import type { FeatureRow } from './featureRows.ts';
import type { TaggedTest } from './testTags.ts';

/** What the tests say of one feature. */
export interface FeatureState {
  readonly id: string;
  /** `proven`: a test shows the whole of it and all its tests passed. `part`: a part of it, or not all passed. */
  readonly state: 'proven' | 'part' | 'none';
  readonly tests: readonly {
    readonly name: string;
    readonly file: string;
    readonly result: 'passed' | 'failed' | 'not run';
  }[];
  readonly title: string;
}

/** States of all features, from the tags of the tests and their last results. A tag of a feature that does not exist is an error. */
export function featureStates(
  rows: readonly FeatureRow[],
  tagged: readonly TaggedTest[],
  results: ReadonlyMap<string, boolean>,
): FeatureState[] {
  const known = new Set(rows.map((row) => row.id));
  for (const { file, name, proves, provesPartOf } of tagged)
    for (const id of [...proves, ...provesPartOf])
      if (!known.has(id)) throw new Error(`${file}: ${name} says that it proves ${id}, and there is no such feature.`);
  return rows.map(({ id, title }) => {
    const whole = tagged.filter((test) => test.proves.includes(id));
    const all = [...whole, ...tagged.filter((test) => test.provesPartOf.includes(id))];
    const tests = all.map(({ name, file }) => {
      const hasPassed = results.get(name);
      return { name, file, result: hasPassed === undefined ? 'not run' : hasPassed ? 'passed' : 'failed' } as const;
    });
    const hasAnyPassed = tests.some(({ result }) => result === 'passed');
    const isWhole = whole.length > 0 && tests.every(({ result }) => result === 'passed');
    return { id, state: isWhole ? 'proven' : hasAnyPassed ? 'part' : 'none', tests, title };
  });
}

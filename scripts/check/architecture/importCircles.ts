import { posix } from 'node:path';
import { wholeFile, type Finding } from '../check.ts';
import { at } from './apexRules.ts';

/**
 * Files that may import each other, because what they hold is recursive by nature. Whoever adds a file to a group makes it harder to
 * read one of them alone.
 */
const recursiveGroups: readonly (readonly string[])[] = [
  // An expression contains expressions: the binder of each kind calls the binder of all kinds.
  ['Assign', 'Call', 'Expression', 'Name', 'New'].map((kind) => `scripts/local-org/check/bind${kind}.ts`),
  // The same for the emitters.
  ['Assign', 'Expression', 'Operator'].map((kind) => `scripts/local-org/emit/emit${kind}.ts`),
  // Collections compare by their elements, which may be collections and rows, and find their elements by that comparison.
  ['collections', 'equality', 'keyedStore', 'sobject'].map((name) => `scripts/local-org/values/${name}.ts`),
];

interface Import {
  /** Path of the imported file. */
  readonly target: string;
  readonly line: number;
}

/** Files that import each other, directly or through others; a type counts as any import. */
export function checkImportCircles(
  sourceByFile: ReadonlyMap<string, string>,
  permitted: readonly (readonly string[])[] = recursiveGroups,
): Finding[] {
  const imports = new Map([...sourceByFile].map(([file, source]) => [file, importsOf(file, source)]));
  const circles = circlesOf(imports);
  const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();
  return [
    ...circles
      .filter((circle) => !permitted.some((group) => isSame(group, circle)))
      .map((circle) => describe(circle, imports)),
    ...permitted
      .filter((group) => !circles.some((circle) => isSame(group, circle)))
      .map((group) =>
        wholeFile(group[0] ?? '', `no circle of ${namesOf(group)}`, 'Correct the list of recursive groups.'),
      ),
  ];
}

function describe(circle: readonly string[], imports: ReadonlyMap<string, readonly Import[]>): Finding {
  const [file = ''] = circle;
  const line = imports.get(file)?.find(({ target }) => circle.includes(target))?.line ?? 1;
  return at(
    file,
    { line, column: 1 },
    `an import circle of ${namesOf(circle)}`,
    'Give what they share a file of its own, or pass it as an argument.',
  );
}

function namesOf(files: readonly string[]): string {
  return files.map((file) => posix.basename(file)).join(', ');
}

/** Groups of files that reach each other, sorted. */
function circlesOf(imports: ReadonlyMap<string, readonly Import[]>): string[][] {
  const reached = new Map([...imports.keys()].map((file) => [file, reachedFrom(file, imports)]));
  const circles = new Map<string, string[]>();
  for (const [file, targets] of reached) {
    const circle = [...targets].filter((target) => reached.get(target)?.has(file)).sort();
    if (circle.length > 0) circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

/** Everything a file imports, directly or not; the file itself is among it only if it stands in a circle. */
function reachedFrom(file: string, imports: ReadonlyMap<string, readonly Import[]>): Set<string> {
  const reached = new Set<string>();
  const waiting = [file];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const { target } of imports.get(next) ?? [])
      if (!reached.has(target)) {
        reached.add(target);
        waiting.push(target);
      }
  return reached;
}

/** Imports by a relative path. One that is loaded only when it is needed, `import()`, ties nothing together at the start. */
function importsOf(file: string, source: string): Import[] {
  return [...source.matchAll(/^(?:import|export)\b(?:[^'"`;]*\bfrom)? '(\.[^']+)'/gm)].map((match) => ({
    target: posix.join(posix.dirname(file), match[1] ?? ''),
    line: source.slice(0, match.index).split('\n').length,
  }));
}

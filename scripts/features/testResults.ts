import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

interface JUnitCase {
  readonly '@name': string;
  readonly failure?: unknown;
  readonly skipped?: unknown;
}

interface JUnitNode {
  readonly testcase?: JUnitCase | JUnitCase[];
  readonly testsuite?: JUnitNode | JUnitNode[];
}

/** Last result of each test by its name: true when it passed. Read from what `npm test` left behind, of whatever layers ran last. */
export function testResults(folder: string): Map<string, boolean> {
  const results = new Map<string, boolean>();
  const note = (name: string, hasPassed: boolean): void => {
    // Two tests of one name: both have to pass.
    results.set(name, hasPassed && results.get(name) !== false);
  };
  const apex = join(folder, 'apex.json');
  if (existsSync(apex)) {
    const { tests } = JSON.parse(readFileSync(apex, 'utf8')) as { tests: { method: string; outcome: string }[] };
    for (const { method, outcome } of tests) note(method, outcome === 'passed');
  }
  const jest = join(folder, 'lwc.json');
  if (existsSync(jest)) {
    const { testResults: files } = JSON.parse(readFileSync(jest, 'utf8')) as {
      testResults: { assertionResults: { title: string; status: string }[] }[];
    };
    for (const file of files) for (const { title, status } of file.assertionResults) note(title, status === 'passed');
  }
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' });
  for (const file of globSync('*.junit.xml', { cwd: folder })) {
    const { testsuites } = parser.parse(readFileSync(join(folder, file), 'utf8')) as { testsuites?: JUnitNode | '' };
    if (testsuites) for (const each of cases(testsuites)) note(each['@name'], !each.failure && !each.skipped);
  }
  return results;
}

function cases(node: JUnitNode): JUnitCase[] {
  return [...list(node.testcase), ...list(node.testsuite).flatMap(cases)];
}

function list<T>(value: T | T[] | undefined): T[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

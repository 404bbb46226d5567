/** A test that says which features it proves. */
export interface TaggedTest {
  readonly file: string;
  readonly name: string;
  /** Features whose 'done when' the test shows as a whole. */
  readonly proves: readonly string[];
  /** Features of which the test shows a part. */
  readonly provesPartOf: readonly string[];
}

const TAG = /\/\/ proves (part of )?((?:[A-Z]\d+)(?:, [A-Z]\d+)*)\s*$/;
/** The name of a test: `test('...'`, `it('...'`, or an Apex test method. */
const TEST = /^\s*(?:test|it)\(\s*['"`]([^'"`]+)['"`]|^\s*(?:private |public )?static void (\w+)\(\)/i;

/** Where tests are. */
export const TEST_FILES: readonly string[] = [
  'test/**/*.test.ts',
  'test/apex/**/*_Tests.cls',
  'force-app/**/tests/*_Tests.cls',
  'force-app/**/__tests__/*.test.ts',
];

/**
 * Tests of a file with the lines `// proves D7, D8` and `// proves part of N2` right above them. A tag that stands above no test
 * is an error: it would prove nothing without anybody noticing.
 */
export function taggedTests(file: string, text: string): TaggedTest[] {
  const tests: TaggedTest[] = [];
  let proves: string[] = [];
  let provesPartOf: string[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const tag = TAG.exec(line);
    if (tag) {
      (tag[1] ? provesPartOf : proves).push(...(tag[2] ?? '').split(', '));
      continue;
    }
    const isTagged = proves.length + provesPartOf.length > 0;
    if (!isTagged || /^\s*(?:@IsTest|\/\/|\/?\*|$)/i.test(line)) continue;
    const name = TEST.exec(line)?.slice(1).find(Boolean) ?? nameOnNextLine(line, lines[index + 1]);
    if (!name) throw new Error(`${file}:${index + 1}: a tag stands above something that is no test: ${line.trim()}`);
    tests.push({ file, name, proves, provesPartOf });
    proves = [];
    provesPartOf = [];
  }
  if (proves.length + provesPartOf.length > 0) throw new Error(`${file}: a tag at the end of the file, above no test.`);
  return tests;
}

function nameOnNextLine(line: string, next: string | undefined): string | undefined {
  return /^\s*(?:test|it)\($/.test(line) ? /^\s*['"`]([^'"`]+)['"`]/.exec(next ?? '')?.[1] : undefined;
}

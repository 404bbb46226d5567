import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CodeAnalyzer, CodeAnalyzerConfig, EventType, type LogEvent } from '@salesforce/code-analyzer-core';
import * as pmd from '@salesforce/code-analyzer-pmd-engine';
import * as sfge from '@salesforce/code-analyzer-sfge-engine';
import { fromRoot, root, scratch } from '../project.ts';
import { furtherRules, ruleKinds, rulesLeftOut } from './rules.ts';

/** One hit of a rule. */
export interface Violation {
  readonly rule: string;
  /** Path from the project root. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Everything that a scan can say. */
export interface Scan {
  readonly rules: number;
  readonly files: number;
  readonly violations: readonly Violation[];
  /** Errors of the engines themselves: a file that could not be read was not scanned. */
  readonly breakdowns: readonly string[];
}

/** Level of the first message of an engine that means no trouble: 1 is an error, 2 a warning. */
const harmlessLevel = 3;

/** Scans folders with PMD and the Graph Engine. Inline suppressions of the analyzer are not obeyed. */
export async function scan(folders: readonly string[]): Promise<Scan> {
  const logs = join(scratch, 'analyzer-log');
  mkdirSync(logs, { recursive: true });
  const analyzer = new CodeAnalyzer(
    CodeAnalyzerConfig.fromObject({ log_folder: logs, suppressions: { disable_suppressions: true } }),
  );
  const breakdowns: string[] = [];
  analyzer.onEvent<LogEvent>(EventType.LogEvent, ({ logLevel, message }) => {
    if ((logLevel as number) < harmlessLevel) breakdowns.push(message);
  });
  for (const engine of [pmd, sfge]) await analyzer.addEnginePlugin(engine.createEnginePlugin());
  const workspace = await analyzer.createWorkspace(folders.map((folder) => join(root, folder)));
  const names = await rulesToRun(analyzer, workspace);
  const selection = await analyzer.selectRules(names, { workspace });
  const results = await analyzer.run(selection, { workspace });
  const violations = results.getViolations().map((violation): Violation => {
    const location = violation.getPrimaryLocation();
    return {
      rule: violation.getRule().getName(),
      file: fromRoot(location.getFile() ?? root),
      line: location.getStartLine() ?? 1,
      column: location.getStartColumn() ?? 1,
      message: violation.getMessage(),
    };
  });
  return { rules: names.length, files: (await workspace.getTargetedFiles()).length, violations, breakdowns };
}

async function rulesToRun(
  analyzer: CodeAnalyzer,
  workspace: Awaited<ReturnType<CodeAnalyzer['createWorkspace']>>,
): Promise<string[]> {
  const all = await analyzer.selectRules([...ruleKinds, ...furtherRules.map((rule) => `pmd:${rule}`)], { workspace });
  const known = all
    .getEngineNames()
    .flatMap((engine) => all.getRulesFor(engine).map((rule) => ({ engine, rule: rule.getName() })));
  const unknown = [...furtherRules, ...Object.keys(rulesLeftOut)].filter(
    (name) => !known.some(({ rule }) => rule === name),
  );
  if (unknown.length > 0)
    throw new Error(`the analyzer has no rule ${unknown.join(', ')}; correct scripts/check/security/rules.ts`);
  return known.filter(({ rule }) => !(rule in rulesLeftOut)).map(({ engine, rule }) => `${engine}:${rule}`);
}

import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type TypeScript from 'typescript';
import { writeApexTypes } from './apexTypes.ts';

const require = createRequire(import.meta.url);
const ts = require('typescript') as typeof TypeScript;
const { transformSync } = require('@lwc/compiler') as {
  transformSync: (source: string, file: string, options: Record<string, unknown>) => { code: string };
};

/** A component that TypeScript or the LWC compiler refuses; one line for each fault, with its place. */
export class EmitError extends Error {}

/** Folder of the components below the project's root. */
const componentsFolder = 'force-app/main/console/lwc';

/**
 * Writes `x.js` beside each `x.ts` of the components and returns the written files. Everything is checked before anything is
 * written: types, and each file with the compiler that an org applies on deployment. Leftovers of deleted sources go.
 */
export function emitLwc(root: string): string[] {
  writeApexTypes(root);
  const emitted = compileTypes(root);
  const problems: string[] = [];
  for (const [file, text] of emitted) problems.push(...checkWithLwc(root, file, text));
  problems.push(...templates(root).flatMap((file) => checkWithLwc(root, file, readFileSync(file, 'utf8'))));
  if (problems.length > 0) throw new EmitError(problems.join('\n'));
  removeLeftovers(root, new Set(emitted.keys()));
  for (const [file, text] of emitted)
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  return [...emitted.keys()].sort();
}

/** Type errors of the components, without writing anything. */
function compileTypes(root: string): Map<string, string> {
  const configFile = join(root, 'config/tsconfig.lwc.json');
  const parsed = ts.getParsedCommandLineOfConfigFile(
    configFile,
    { paths: pathsOf(root), noEmit: false },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new EmitError(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
      },
    },
  );
  if (!parsed) throw new EmitError(`${configFile} cannot be read.`);
  const program = ts.createProgram(parsed.fileNames, parsed.options);
  const problems = [...parsed.errors, ...ts.getPreEmitDiagnostics(program)].map((d) => place(root, d));
  if (problems.length > 0) throw new EmitError(problems.join('\n'));
  const emitted = new Map<string, string>();
  program.emit(undefined, (file, text) => {
    if (file.endsWith('.js')) emitted.set(resolve(file), text);
  });
  return emitted;
}

/** `c/x` is the module x/x.ts; one wildcard cannot say so. */
function pathsOf(root: string): Record<string, string[]> {
  return Object.fromEntries(
    readdirSync(join(root, componentsFolder)).map((name) => [
      `c/${name}`,
      [join(root, componentsFolder, name, `${name}.ts`)],
    ]),
  );
}

function place(root: string, diagnostic: TypeScript.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
  if (!diagnostic.file || diagnostic.start === undefined) return message;
  const { line, character } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
  return `${relative(root, diagnostic.file.fileName)}:${line + 1}:${character + 1} ${message}`;
}

function checkWithLwc(root: string, file: string, text: string): string[] {
  const name = relative(join(root, componentsFolder), file).split(/[\\/]/)[0] ?? '';
  try {
    transformSync(text, file, { namespace: 'c', name, apiVersion: 65, enableDynamicComponents: true });
    return [];
  } catch (failure) {
    return [`${relative(root, file)}: ${failure instanceof Error ? failure.message : String(failure)}`];
  }
}

function filesOf(root: string): string[] {
  return readdirSync(join(root, componentsFolder), { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.includes('__tests__'))
    .map((file) => join(root, componentsFolder, file));
}

function templates(root: string): string[] {
  return filesOf(root).filter((file) => file.endsWith('.html') || file.endsWith('.css'));
}

function removeLeftovers(root: string, emitted: ReadonlySet<string>): void {
  for (const file of filesOf(root)) if (file.endsWith('.js') && !emitted.has(file)) rmSync(file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const files = emitLwc(fileURLToPath(new URL('../..', import.meta.url)));
    process.stdout.write(`${files.length} files emitted\n`);
  } catch (failure) {
    if (!(failure instanceof EmitError)) throw failure;
    process.stderr.write(`${failure.message}\n`);
    process.exitCode = 1;
  }
}

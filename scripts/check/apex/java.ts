import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findFiles, root, scratch } from '../project.ts';
import { runProcess } from '../runProcess.ts';

const oldestJava = 17;
const packages = join(root, 'node_modules', '@salesforce');

/** Jars of the Graph Engine, which hold Salesforce's compiler. */
export const compilerJars = join(packages, 'code-analyzer-sfge-engine', 'dist', 'java-lib', '*');
/** Jars of the PMD engine, which hold apex-ls and the descriptions of the platform. */
export const analyzerJars = join(packages, 'code-analyzer-pmd-engine', 'dist', 'java-lib', '*');
const typeJars = ['standard-types-65.0.0.jar', 'sobject-types-65.0.0.jar'].map((jar) =>
  join(packages, 'code-analyzer-pmd-engine', 'dist', 'java-lib', jar),
);

/** Fails with instructions unless a JDK that is new enough is on the path (or at JAVA_HOME). */
export async function requireJava(): Promise<void> {
  const install = `Install a JDK (not only a JRE), version ${oldestJava} or newer, e.g. Eclipse Temurin from https://adoptium.net, and put it on the PATH or set JAVA_HOME.`;
  const answer = await runProcess(javaTool('javac'), ['-version']).catch(() => null);
  const version = Number(/javac (\d+)/.exec(answer ? answer.stdout + answer.stderr : '')?.[1] ?? 0);
  if (version < oldestJava)
    throw new Error(`${version === 0 ? 'there is no Java compiler here' : `Java ${version} is too old`}. ${install}`);
}

/** Path of `java` or `javac`. */
export function javaTool(name: 'java' | 'javac'): string {
  const home = process.env['JAVA_HOME'];
  return home ? join(home, 'bin', name) : name;
}

/** Class path of the Apex compiler driver; compiles the driver if its source has changed. */
export async function compilerClassPath(): Promise<string> {
  const sources = findFiles('scripts/check/apex/compiler/*.java');
  const libraries = [compilerJars, ...typeJars].join(delimiter);
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(join(root, source)));
  const classes = join(scratch, `apex-compiler-${hash.digest('hex').slice(0, 16)}`);
  if (!existsSync(classes)) {
    // Built aside and renamed, so that a run beside this one never sees half of it.
    const building = `${classes}.${process.pid}`;
    mkdirSync(building, { recursive: true });
    const { status, stderr } = await runProcess(javaTool('javac'), [
      '-nowarn',
      '-d',
      building,
      '-cp',
      libraries,
      ...sources,
    ]);
    if (status !== 0) throw new Error(`the driver of the Apex compiler does not compile:\n${stderr}`);
    try {
      renameSync(building, classes);
    } catch (failure) {
      rmSync(building, { recursive: true, force: true });
      if (!existsSync(classes)) throw failure;
    }
  }
  return [classes, libraries].join(delimiter);
}

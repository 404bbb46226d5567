import { runProcess } from '../runProcess.ts';
import { compilerClassPath, javaTool } from './java.ts';

/** Fields (`Account.Name`, in lower case) of standard objects; an object without any does not exist. */
export async function standardFields(objects: readonly string[]): Promise<ReadonlySet<string>> {
  const { stdout, stderr } = await runProcess(javaTool('java'), [
    '-cp',
    await compilerClassPath(),
    'StandardFields',
    ...objects,
  ]);
  if (!new RegExp(`^${objects.length} objects$`, 'm').test(stdout))
    throw new Error(`no list of standard fields:\n${stderr}`);
  return new Set(
    stdout
      .toLowerCase()
      .split('\n')
      .filter((line) => line.includes('.')),
  );
}

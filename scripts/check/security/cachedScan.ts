import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFiles, root, scratch } from '../project.ts';
import { scan, type Scan } from './scan.ts';

/**
 * The scan of these folders, taken from an earlier run if nothing that it depends on has changed: every file of the folders, the
 * rules and this code, the installed versions, and the Java that runs the engines.
 */
export async function cachedScan(folders: readonly string[]): Promise<Scan> {
  const hash = createHash('sha256').update(`${process.version} ${process.env['JAVA_HOME'] ?? ''}`);
  const inputs = findFiles(
    ...folders.map((folder) => `${folder}/**/*`),
    'scripts/check/security/*.ts',
    'package-lock.json',
  );
  for (const file of inputs) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  const folder = join(scratch, 'scans');
  const cached = join(folder, `${hash.digest('hex').slice(0, 32)}.json`);
  if (existsSync(cached)) return JSON.parse(readFileSync(cached, 'utf8')) as Scan;
  const result = await scan(folders);
  // An engine that broke down may do better next time.
  if (result.breakdowns.length === 0) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${cached}.${process.pid}`, JSON.stringify(result));
    renameSync(`${cached}.${process.pid}`, cached);
  }
  return result;
}

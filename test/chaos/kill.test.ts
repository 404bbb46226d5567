import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SeededRandom } from '../../scripts/sample-data/random.ts';
import { fingerprintOf } from './fingerprint.ts';

const start = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));
const KILLS = 22;
/** A start may end before its moment comes; it is compared all the same and does not count. */
const MOST_ATTEMPTS = 60;

interface Outcome {
  readonly wasKilled: boolean;
  readonly code: number | null;
  readonly millisOfRun: number;
  readonly output: string;
}

/** Runs `npm start -- --once` on the state folder; kills it so many milliseconds after the marker was printed. */
function run(state: string, kill?: { after: RegExp; millis: number }): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', start, '--once', '--partners', '10', '--state', state],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    let runStarted = 0;
    let timer: NodeJS.Timeout | undefined;
    const arm = (): void => {
      if (kill && !timer && kill.after.test(output)) timer = setTimeout(() => child.kill('SIGKILL'), kill.millis);
    };
    arm();
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (runStarted === 0 && output.includes('Running the flows')) runStarted = performance.now();
        arm();
      });
    }
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({
        wasKilled: signal === 'SIGKILL',
        code,
        millisOfRun: runStarted === 0 ? 0 : performance.now() - runStarted,
        output,
      });
    });
  });
}

test(`shouldEndInTheSameStateAfterBeingKilledAtEachOf${KILLS}Moments`, async () => {
  const random = new SeededRandom(20261122);
  const folder = mkdtempSync(join(tmpdir(), 'impartner-chaos-'));
  try {
    const undisturbed = join(folder, 'undisturbed');
    const reference = await run(undisturbed);
    assert.equal(reference.code, 0, `the undisturbed run ends well:\n${reference.output}`);
    const expected = fingerprintOf(undisturbed);
    assert.ok(expected.confirmedLinks > 15, 'the undisturbed run linked registrations');

    let killed = 0;
    let shortestRun = reference.millisOfRun;
    for (let attempt = 0; killed < KILLS && attempt < MOST_ATTEMPTS; attempt++) {
      const state = join(folder, `kill-${attempt}`);
      // Most moments lie in the run itself, some in starting up and filling the org.
      const kill =
        attempt % 4 === 0
          ? { after: /^/, millis: 300 + random.below(900) }
          : { after: /Running the flows/, millis: random.below(Math.ceil(shortestRun * 0.8)) };
      const first = await run(state, kill);
      if (first.wasKilled) killed++;
      else shortestRun = Math.min(shortestRun, first.millisOfRun);
      const second = await run(state);
      assert.equal(
        second.code,
        0,
        `the start after the kill ends well (attempt ${attempt}, ${kill.millis} ms after ${kill.after.source}):\n${second.output}`,
      );
      const actual = fingerprintOf(state);
      assert.deepEqual(
        actual,
        expected,
        `same state as undisturbed (attempt ${attempt}, killed ${kill.millis} ms after ${kill.after.source})`,
      );
      rmSync(state, { recursive: true, force: true });
    }
    assert.equal(killed, KILLS, `${KILLS} starts were really killed`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

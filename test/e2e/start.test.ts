import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'impartner-start-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the start command as `npm start` does; `onOutput` may act on the child while it runs. */
function start(
  args: readonly string[],
  onOutput: (out: string, stop: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      onOutput(out, (signal) => child.kill(signal));
    });
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

const assertNoStackTrace = ({ out, err }: Ended): void =>
  assert.doesNotMatch(out + err, /^\s+at .+:\d+:\d+/m, 'no stack trace');

test('shouldPrintOneJsonObjectAndWriteNothingTheSecondTime', async () => {
  const state = join(folder, 'json');
  const first = await start(['--once', '--json', '--partners', '60', '--state', state]);
  const second = await start(['--once', '--json', '--partners', '60', '--state', state]);

  assert.equal(first.code, 0, first.err);
  assert.equal(second.code, 0, second.err);
  const summary = JSON.parse(first.out.trim().split('\n').at(-1) ?? '') as Record<string, number>;
  const again = JSON.parse(second.out.trim().split('\n').at(-1) ?? '') as Record<string, number>;
  assert.ok((summary['read'] ?? 0) >= 300, 'at least 300 registrations over 60 partners');
  const outcomes = ['created', 'joined', 'updated', 'unchanged', 'held', 'failed', 'waiting', 'ended'];
  assert.equal(
    outcomes.reduce((sum, name) => sum + (summary[name] ?? 0), 0),
    summary['read'],
    'outcomes add up to the registrations read',
  );
  assert.deepEqual(
    ['created', 'salesforceCreates', 'salesforceUpdates', 'writtenBack', 'impartnerWrites'].map((name) => again[name]),
    [0, 0, 0, 0, 0],
    'no write on either side',
  );
});

test('regressionD8ShouldTellInSentencesWhatWaitsAndWhatFailed', async () => {
  const { code, out, err } = await start(['--once', '--partners', '10', '--state', join(folder, 'sentences')]);

  assert.equal(code, 0, err);
  assert.match(out, /Waiting for a person\n/, 'deals wait');
  assert.doesNotMatch(out, /\b[A-Z]{2,}_[A-Z_]{2,}\b/, 'no code that only the package knows');
  assert.doesNotMatch(out, /Bearer/, 'and no key of the org');
});

test('shouldSayWhatIsWrongWithADatabaseFile', async () => {
  for (const file of ['org.db', 'sandbox.db']) {
    const state = mkdtempSync(join(folder, 'corrupt-'));
    writeFileSync(join(state, file), 'this is no database, it is a note about one');

    const ended = await start(['--once', '--partners', '2', '--state', state]);

    assert.equal(ended.code, 1, `${file}: exit code`);
    assert.match(ended.err, /not a database/, `${file}: what is wrong`);
    assert.match(ended.err, /--fresh/, `${file}: what to do, with an option of this command`);
    assertNoStackTrace(ended);
  }
});

test('shouldSayThatAPortIsTakenAndHowToChooseAnother', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const address = blocker.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const ended = await start(['--partners', '2', '--sandbox-port', String(port), '--state', join(folder, 'port')]);
  blocker.close();

  assert.equal(ended.code, 1, 'exit code');
  assert.match(ended.err, new RegExp(`Port ${port} is taken.*--sandbox-port`), 'what to do');
  assertNoStackTrace(ended);
});

test('shouldEndCleanlyOnCtrlCAndRefuseASecondStartMeanwhile', async () => {
  const state = join(folder, 'interrupted');
  let second: Promise<Ended> | undefined;
  const ended = await start(
    ['--partners', '2', '--port', '0', '--sandbox-port', '0', '--state', state],
    (out, stop) => {
      if (!out.includes('Stop with Ctrl-C') || second) return;
      second = start(['--once', '--state', state]);
      void second.then(() => stop('SIGINT'));
    },
  );

  assertNoStackTrace(ended);
  assert.match(ended.out, /Stopped\. The next start goes on from here\./, 'says goodbye');
  const refused = await second;
  assert.equal(refused?.code, 1, 'the second start is refused');
  assert.match(refused?.err ?? '', /Another start .* uses/, 'and told why');
  assert.ok(!readdirSync(state).includes('lock'), 'the folder is free again');
});

test('regressionE7ShouldAnswerEveryWrongArgumentAtOnceWithASentence', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['--partners', '0'], /--partners takes a whole number from 1/],
    [['--partners', 'many'], /--partners takes a whole number/],
    [['--seed=-1'], /--seed takes a whole number/],
    [['--nonsense'], /Unknown option '--nonsense'/],
    [['something'], /Unexpected argument 'something'/],
    [['--port', '99999'], /--port takes a whole number from 0 to 65535/],
    [['--sandbox-port', '99999'], /--sandbox-port takes a whole number from 0 to 65535/],
    [['--port', '0x10'], /--port takes a whole number/],
    [['--state='], /--state takes the name of a folder/],
    [['--state', file], /is a file, and --state takes a folder/],
    [['--state', '/proc/nothing'], /Nothing can be written to \/proc\/nothing .*--state/],
  ];
  for (const [args, sentence] of wrong) {
    const ended = await start(['--once', ...args]);
    assert.equal(ended.code, 1, `${args.join(' ')}: exit code`);
    assert.match(ended.err, sentence, `${args.join(' ')}: what is wrong and what to do`);
    assert.equal(ended.err.trim().split('\n').length, 1, `${args.join(' ')}: one sentence: ${ended.err}`);
    assert.equal(ended.out, '', `${args.join(' ')}: nothing was begun`);
    assertNoStackTrace(ended);
  }
});

test('regressionE7ShouldSayThatThePortOfTheConsoleIsTakenBeforeAnythingIsBuilt', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const address = blocker.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const ended = await start(['--port', String(port), '--sandbox-port', '0', '--state', join(folder, 'taken')]);
  blocker.close();

  assert.equal(ended.code, 1, 'exit code');
  assert.match(ended.err, new RegExp(`Port ${port} is taken.*--port`), 'what to do');
  assert.doesNotMatch(ended.out, /Compiling/, 'at once');
});

test('regressionE7ShouldSayGoodbyeAndGiveTheFolderBackWhileThePagesAreBuilt', async () => {
  const state = join(folder, 'building');
  let isStopped = false;
  const ended = await start(
    ['--partners', '2', '--port', '0', '--sandbox-port', '0', '--state', state],
    (out, stop) => {
      if (isStopped || !out.includes('Counted outside of the package')) return;
      isStopped = true;
      stop('SIGINT');
    },
  );

  assert.match(ended.out, /Stopped\. The next start goes on from here\./, 'says goodbye');
  assert.ok(!readdirSync(state).includes('lock'), 'the folder is free again');
  assertNoStackTrace(ended);
});

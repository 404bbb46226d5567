import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { installChromium, type Machine } from '../../../scripts/browser/installChromium.ts';

describe('the Chromium of the browser tests', () => {
  let folder: string;
  let chromium: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chromium-'));
    chromium = join(folder, 'chromium');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A clean container: root, apt-get on the path, no Chromium and no CHROMIUM. */
  const machine = (changes: Partial<Machine> = {}): Machine => ({
    platform: 'linux',
    isRoot: true,
    environment: { PATH: `${folder}:/usr/bin:/bin` },
    candidates: [chromium],
    ...changes,
  });

  /** An apt-get that notes what it was asked, and does as the script says. */
  function makeAptGet(install: string): void {
    const file = join(folder, 'apt-get');
    writeFileSync(
      file,
      `#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> ${folder}/asked\ncase "$1" in install) ${install} ;; esac\n`,
    );
    chmodSync(file, 0o755);
  }
  const asked = (): string[] => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');

  it('shouldInstallItOnACleanContainer', () => {
    makeAptGet(`touch ${chromium}`);
    assert.equal(installChromium(machine()), chromium);
    assert.deepEqual(asked().slice(1), [
      'noninteractive update',
      'noninteractive install --yes --no-install-recommends -o DPkg::Lock::Timeout=300 chromium fonts-liberation',
    ]);
  });

  it('shouldInstallNothingWhereThereIsOne', () => {
    makeAptGet('exit 1');
    writeFileSync(chromium, '');
    assert.equal(installChromium(machine()), chromium);
    assert.equal(existsSync(join(folder, 'asked')), false);
  });

  it('shouldTakeTheOneThatIsNamed', () => {
    const other = join(folder, 'other');
    writeFileSync(other, '');
    writeFileSync(chromium, '');
    assert.equal(installChromium(machine({ environment: { CHROMIUM: other } })), other);
    assert.throws(
      () => installChromium(machine({ environment: { CHROMIUM: `${other}-gone` } })),
      /^Error: CHROMIUM is .*other-gone, which does not exist\.$/,
    );
  });

  it('shouldSayWhatAptGetSaidWhenItFails', () => {
    makeAptGet('echo "E: Unable to locate package chromium" >&2; exit 100');
    assert.throws(
      () => installChromium(machine()),
      /apt-get install failed.*\nE: Unable to locate package chromium\n.*set CHROMIUM/s,
    );
  });

  it('shouldSaySoWhenTheInstalledPackageBringsNone', () => {
    makeAptGet('true');
    assert.throws(() => installChromium(machine()), /but there is none at .*set CHROMIUM/s);
  });

  for (const [who, changes, how] of [
    ['AUserWhoIsNotRoot', { isRoot: false }, /as root: apt-get install chromium fonts-liberation\), or set CHROMIUM/],
    ['AMachineOfAnotherPlatform', { platform: 'darwin' }, /from https:.*or set CHROMIUM/],
    ['AMachineWithoutAptGet', { environment: { PATH: '/nowhere' } }, /from https:.*or set CHROMIUM/],
  ] as const)
    it(`shouldTell${who}WhatToDo`, () => {
      makeAptGet(`touch ${chromium}`);
      assert.throws(() => installChromium(machine(changes)), how);
      assert.equal(existsSync(chromium), false);
    });
});

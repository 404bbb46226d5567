import { requireFreePort } from './start/freePort.ts';
import { parseOptions, USAGE } from './start/options.ts';
import { makeStateFolder } from './start/stateFolder.ts';

try {
  const options = parseOptions(process.argv.slice(2));
  if (options) {
    makeStateFolder(options.state);
    await requireFreePort(options.sandboxPort, '--sandbox-port');
    if (!options.once) await requireFreePort(options.port, '--port');
    // Only now: the compiler and the org take a second to load, and a wrong argument is answered at once.
    const { runAndServe } = await import('./start/runAndServe.ts');
    await runAndServe(options);
  } else {
    console.log(USAGE);
  }
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : String(failure));
  process.exitCode = 1;
}

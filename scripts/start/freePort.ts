import { createServer } from 'node:net';

/** Throws with a sentence when the port is taken; 0 stands for any free one. `option` is where another can be chosen. */
export async function requireFreePort(port: number, option: string): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((done, refuse) => {
    const probe = createServer();
    probe.once('error', (failure: NodeJS.ErrnoException) =>
      refuse(
        new Error(
          failure.code === 'EADDRINUSE'
            ? `Port ${port} is taken. Choose another with ${option}, or 0 for any free one.`
            : `Port ${port} cannot be used (${failure.code ?? failure.message}). Choose another with ${option}.`,
        ),
      ),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => done()));
  });
}

/** Serves the org until Ctrl-C. */
export function serveUntilStopped(_options: unknown): Promise<void> {
  throw new Error('serving is not wired yet; use --once');
}

/** Gives the value of `:name` (or `:a.b`) as the calling Apex method sees it. */
export type BindResolver = (name: string) => unknown;

let resolver: BindResolver | undefined;

/**
 * Runs a call of `Database.query` and its siblings so that bind names in its text are looked up in the caller's scope. Emitted
 * code wraps such calls; the resolver holds for the call's own text only.
 */
export function callWithBinds<T>(resolve: BindResolver, call: () => T): T {
  const outer = resolver;
  resolver = resolve;
  try {
    return call();
  } finally {
    resolver = outer;
  }
}

/** The resolver of the call in progress; taken away, so that triggers and nested calls do not see it. */
export function takeBindResolver(): BindResolver | undefined {
  const taken = resolver;
  resolver = undefined;
  return taken;
}

/** One Apex frame of a JavaScript stack: emitted scripts carry the Apex file's name and lines. */
export interface ApexFrame {
  readonly file: string;
  /** `Class.Foo.bar`, `Trigger.Foo` or `AnonymousBlock`, as Apex stack traces spell it. */
  readonly place: string;
  readonly line: number;
}

const FRAME = /^\s*at (?:(.*?) \()?(?:file:\/\/)?((?:[^()]*[\\/])?([^()\\/]+)\.(cls|trigger|apex)):(\d+):\d+\)?$/;

/** Picks the frames of Apex code out of a JavaScript stack, innermost first. */
export function apexFrames(stack: string): ApexFrame[] {
  const frames: ApexFrame[] = [];
  for (const line of stack.split('\n')) {
    const match = FRAME.exec(line);
    if (!match) continue;
    const [, functionName, file, baseName, extension, lineText] = match;
    const place =
      extension === 'trigger' ? `Trigger.${baseName}` : extension === 'apex' ? 'AnonymousBlock' : classPlace(baseName ?? '', functionName);
    frames.push({ file: file ?? '', place, line: Number(lineText) });
  }
  return frames;
}

/**
 * Turns `Foo$Inner.bar$2` or `new Foo` into `Class.Foo.Inner.bar` and `Class.Foo.<init>`.
 * Overload suffixes after `$` and receivers such as `Function.` are ours and dropped.
 */
function classPlace(baseName: string, functionName: string | undefined): string {
  if (!functionName) return `Class.${baseName}`;
  if (functionName.startsWith('new ')) return `Class.${className(baseName, functionName.slice(4))}.<init>`;
  const withoutAlias = functionName.replace(/ \[as .*\]$/, '').replace(/^async /, '');
  const dot = withoutAlias.lastIndexOf('.');
  const method = withoutAlias.slice(dot + 1).replace(/\$.*$/, '');
  const owner = dot > 0 ? withoutAlias.slice(0, dot) : baseName;
  return method === '' || method === '<anonymous>' ? `Class.${className(baseName, owner)}` : `Class.${className(baseName, owner)}.${method}`;
}

function className(baseName: string, owner: string): string {
  const parts = owner.split(/[.$]/).filter((p) => p !== '' && p !== 'Function' && p !== 'Object');
  const inner = parts.at(-1);
  return inner === undefined || inner === baseName || !owner.includes(baseName) ? baseName : `${baseName}.${inner}`;
}

/** Apex writes one frame per line; the column is always 1 in classes with current API versions. */
export function formatFrames(frames: readonly ApexFrame[]): string {
  return frames.map((f) => `${f.place}: line ${f.line}, column 1`).join('\n');
}

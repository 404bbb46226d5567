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
      extension === 'trigger'
        ? `Trigger.${baseName}`
        : extension === 'apex'
          ? 'AnonymousBlock'
          : classPlace(baseName ?? '', functionName);
    frames.push({ file: file ?? '', place, line: Number(lineText) });
  }
  return frames;
}

/** Emitted functions are called `A$Foo$Inner$bar$$7`; `new` stands for a constructor, `clinit` for the static initialiser. */
function classPlace(baseName: string, functionName: string | undefined): string {
  const parts = /A\$([\w$]+?)\$\$\d+/.exec(functionName ?? '')?.[1]?.split('$');
  if (!parts || parts.length < 2) return `Class.${baseName}`;
  const member = parts.at(-1) as string;
  const name = member === 'new' ? '<init>' : member === 'clinit' ? '<clinit>' : member;
  return `Class.${parts.slice(0, -1).join('.')}.${name}`;
}

/** Apex writes one frame per line; the column is always 1 in classes with current API versions. */
export function formatFrames(frames: readonly ApexFrame[]): string {
  return frames.map((f) => `${f.place}: line ${f.line}, column 1`).join('\n');
}

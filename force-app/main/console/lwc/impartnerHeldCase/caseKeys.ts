export type Command = 'next' | 'previous' | 'link' | 'create' | 'notSame' | 'later' | 'undo' | 'help' | number;

const COMMANDS: Record<string, Command> = {
  j: 'next',
  arrowdown: 'next',
  k: 'previous',
  arrowup: 'previous',
  l: 'link',
  c: 'create',
  n: 'notSame',
  d: 'later',
  u: 'undo',
  '?': 'help',
};

/** What a key means; nothing inside an input and with a modifier, so that typing and browser keys keep working. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return undefined;
  const key = event.key.toLowerCase();
  return /^[1-5]$/.test(key) ? Number(key) - 1 : COMMANDS[key];
}

function isTyping(event: KeyboardEvent): boolean {
  return event.composedPath().some((node) => {
    if (!(node instanceof HTMLElement)) return false;
    const isText = node instanceof HTMLInputElement && node.type !== 'radio' && node.type !== 'checkbox';
    return isText || ['TEXTAREA', 'SELECT', 'LIGHTNING-INPUT', 'LIGHTNING-COMBOBOX'].includes(node.tagName);
  });
}

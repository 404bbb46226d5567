import { labels } from './labels';

export type Command = 'next' | 'previous' | 'choose' | 'create' | 'none' | 'later' | 'undo' | 'help' | number;

const COMMANDS: Record<string, Command> = {
  j: 'next',
  arrowdown: 'next',
  k: 'previous',
  arrowup: 'previous',
  l: 'choose',
  c: 'create',
  n: 'none',
  d: 'later',
  u: 'undo',
  '?': 'help',
};

/** The keys and what they do, as a list to read. */
export const KEYS = [
  { key: 'J ↓', text: labels.next },
  { key: 'K ↑', text: labels.previous },
  { key: '1 – 5', text: labels.candidate },
  { key: 'L', text: labels.choose },
  { key: 'C', text: labels.create },
  { key: 'N', text: labels.none },
  { key: 'D', text: labels.later },
  { key: 'U', text: labels.undo },
  { key: '?', text: labels.help },
];

/** What a key means; nothing inside an input and with a modifier, so that typing and browser keys keep working. */
export function commandOf(event: KeyboardEvent): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return undefined;
  const key = event.key.toLowerCase();
  // In a group of radio buttons the arrows belong to the group.
  if (key.startsWith('arrow') && event.composedPath().some(isRadio)) return undefined;
  return /^[1-5]$/.test(key) ? Number(key) - 1 : COMMANDS[key];
}

function isRadio(node: EventTarget): boolean {
  return node instanceof HTMLInputElement && node.type === 'radio';
}

const TYPED_IN = ['TEXTAREA', 'SELECT', 'LIGHTNING-INPUT', 'LIGHTNING-COMBOBOX', 'LIGHTNING-TEXTAREA'];

function isTyping(event: KeyboardEvent): boolean {
  return event.composedPath().some((node) => {
    if (!(node instanceof HTMLElement)) return false;
    const isText = node instanceof HTMLInputElement && node.type !== 'radio' && node.type !== 'checkbox';
    return isText || TYPED_IN.includes(node.tagName);
  });
}

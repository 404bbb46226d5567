const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The three letters that make a case-safe 18-character id of a 15-character one. */
export function idChecksum(id15: string): string {
  let suffix = '';
  for (let block = 0; block < 3; block++) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const code = id15.charCodeAt(block * 5 + i);
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    suffix += alphabet.charAt(bits);
  }
  return suffix;
}

/** The 18-character form of an id; undefined for text that is no id. A suffix that does not fit restores the letter case of a mangled id; else the id is taken as it stands. */
export function toId18(text: string): string | undefined {
  if (text.length === 15) return /^[0-9A-Za-z]{15}$/.test(text) ? text + idChecksum(text) : undefined;
  if (text.length !== 18 || !/^[0-9A-Za-z]{18}$/.test(text)) return undefined;
  const body = text.slice(0, 15);
  const suffix = text.slice(15).toUpperCase();
  if (idChecksum(body) === suffix) return body + suffix;
  const isMangled = body === body.toLowerCase() || body === body.toUpperCase();
  const recased = isMangled ? recase(body, suffix) : undefined;
  return recased === undefined || idChecksum(recased) !== suffix ? text : recased + suffix;
}

/** Restores the letter case of a mangled id from its suffix, which is what the suffix is for. */
function recase(body: string, suffix: string): string | undefined {
  let result = '';
  for (let block = 0; block < 3; block++) {
    const bits = alphabet.indexOf(suffix.charAt(block));
    if (bits < 0) return undefined;
    for (let i = 0; i < 5; i++) {
      const char = body.charAt(block * 5 + i);
      const upper = (bits & (1 << i)) !== 0;
      if (upper && !/[A-Za-z]/.test(char)) return undefined;
      result += upper ? char.toUpperCase() : char.toLowerCase();
    }
  }
  return result;
}

/** Builds the id with this key prefix and running number, in the shape of real ids: prefix, pod, number in base 62. */
export function makeId(keyPrefix: string, sequence: number): string {
  let number = '';
  let rest = sequence;
  while (rest > 0) {
    number = digits.charAt(rest % 62) + number;
    rest = Math.floor(rest / 62);
  }
  const id15 = `${keyPrefix}DL0${number.padStart(9, '0')}`;
  return id15 + idChecksum(id15);
}

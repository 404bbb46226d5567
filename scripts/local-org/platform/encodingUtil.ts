import { ApexBlob } from '../values/blob.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { definePlatformType } from './registry.ts';

const invalid = (message: string): Error =>
  createException('System.InvalidParameterValueException', message) as unknown as Error;

function requireUtf8(charset: string): void {
  if (!/^utf-?8$/i.test(need(charset))) throw invalid(`Unsupported encoding: ${charset}`);
}

/** `application/x-www-form-urlencoded`, as Java's URLEncoder: a space becomes `+`, the tilde is escaped. */
function urlEncode(text: string, charset: string): string {
  requireUtf8(charset);
  return encodeURIComponent(need(text).toWellFormed())
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function urlDecode(text: string, charset: string): string {
  requireUtf8(charset);
  if (/%(?![0-9a-fA-F]{2})/.test(need(text)))
    throw invalid(`URLDecoder: Illegal hex characters in escape (%) pattern: ${text}`);
  const bytes = Buffer.from(
    text
      .replaceAll('+', ' ')
      .replace(/[^%\x00-\x7f]+/g, (run) => encodeURIComponent(run))
      .replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
  return bytes.toString('utf8');
}

/** Line breaks and missing padding are tolerated; other foreign characters are refused. */
function base64Decode(text: string): ApexBlob {
  const clean = need(text).replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean)) throw invalid('Input string is not a valid Base64 string');
  return new ApexBlob(Buffer.from(clean, 'base64'));
}

function convertFromHex(text: string): ApexBlob {
  if (!/^(?:[0-9a-fA-F]{2})*$/.test(need(text))) throw invalid('Invalid hexadecimal string');
  return new ApexBlob(Buffer.from(text, 'hex'));
}

definePlatformType('System.EncodingUtil', {
  statics: {
    base64Decode,
    base64Encode: (blob: ApexBlob) => Buffer.from(need(blob).bytes).toString('base64'),
    convertFromHex,
    convertToHex: (blob: ApexBlob) => Buffer.from(need(blob).bytes).toString('hex'),
    urlDecode,
    urlEncode,
  },
});

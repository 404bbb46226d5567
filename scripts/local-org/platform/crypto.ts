import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ApexBlob } from '../values/blob.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { definePlatformType } from './registry.ts';

const invalid = (message: string): Error =>
  createException('System.InvalidParameterValueException', message) as unknown as Error;

/** Apex spelling of digest algorithms to Node's. */
const digests: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  'SHA-256': 'sha256',
  SHA512: 'sha512',
  'SHA-512': 'sha512',
  'SHA3-256': 'sha3-256',
  'SHA3-384': 'sha3-384',
  'SHA3-512': 'sha3-512',
};

const macs: Readonly<Record<string, string>> = {
  HMACMD5: 'md5',
  HMACSHA1: 'sha1',
  HMACSHA256: 'sha256',
  HMACSHA384: 'sha384',
  HMACSHA512: 'sha512',
};

const keyBytes: Readonly<Record<string, number>> = { AES128: 16, AES192: 24, AES256: 32 };

function named(table: Readonly<Record<string, string>>, name: string): string {
  const found = table[need(name).toUpperCase()];
  if (found === undefined) throw invalid(`Invalid algorithm name ${name}`);
  return found;
}

function mac(algorithm: string, input: ApexBlob, key: ApexBlob): Buffer {
  return createHmac(named(macs, algorithm), need(key).bytes).update(need(input).bytes).digest();
}

/** Name of Node's cipher; the key has to be as long as the algorithm says. */
function cipherOf(algorithm: string, key: ApexBlob): string {
  const size = keyBytes[need(algorithm).toUpperCase()];
  if (size === undefined) throw invalid(`Invalid algorithm ${algorithm}. Must be AES128, AES192, or AES256.`);
  if (need(key).size !== size) throw invalid(`Invalid private key. Must be ${size} bytes.`);
  return `aes-${size * 8}-cbc`;
}

function ivOf(iv: ApexBlob): Uint8Array {
  if (need(iv).size !== 16) throw invalid('Invalid initialization vector. Must be 16 bytes.');
  return iv.bytes;
}

function encrypt(algorithm: string, key: ApexBlob, iv: Uint8Array, clear: ApexBlob): Buffer {
  const cipher = createCipheriv(cipherOf(algorithm, key), key.bytes, iv);
  return Buffer.concat([cipher.update(need(clear).bytes), cipher.final()]);
}

function decrypt(algorithm: string, key: ApexBlob, iv: Uint8Array, secret: Uint8Array): ApexBlob {
  const decipher = createDecipheriv(cipherOf(algorithm, key), key.bytes, iv);
  try {
    return new ApexBlob(Buffer.concat([decipher.update(secret), decipher.final()]));
  } catch {
    throw createException(
      'System.SecurityException',
      'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.',
    );
  }
}

/** The managed IV is the first 16 bytes of the cipher text (Apex Reference, Crypto.encryptWithManagedIV). */
function encryptWithManagedIv(algorithm: string, key: ApexBlob, clear: ApexBlob): ApexBlob {
  const iv = randomBytes(16);
  return new ApexBlob(Buffer.concat([iv, encrypt(algorithm, key, iv, clear)]));
}

function decryptWithManagedIv(algorithm: string, key: ApexBlob, secret: ApexBlob): ApexBlob {
  if (need(secret).size < 32) throw invalid('Input must contain an initialization vector and at least one block.');
  return decrypt(algorithm, key, secret.bytes.subarray(0, 16), secret.bytes.subarray(16));
}

definePlatformType('System.Crypto', {
  statics: {
    decrypt: (algorithm: string, key: ApexBlob, iv: ApexBlob, secret: ApexBlob) =>
      decrypt(algorithm, key, ivOf(iv), need(secret).bytes),
    decryptWithManagedIV: decryptWithManagedIv,
    encrypt: (algorithm: string, key: ApexBlob, iv: ApexBlob, clear: ApexBlob) =>
      new ApexBlob(encrypt(algorithm, key, ivOf(iv), clear)),
    encryptWithManagedIV: encryptWithManagedIv,
    generateAesKey: (bits: number) => {
      if (![128, 192, 256].includes(need(bits))) throw invalid(`Invalid key size ${bits}. Must be 128, 192, or 256.`);
      return new ApexBlob(randomBytes(bits / 8));
    },
    generateDigest: (algorithm: string, input: ApexBlob) =>
      new ApexBlob(createHash(named(digests, algorithm)).update(need(input).bytes).digest()),
    generateMac: (algorithm: string, input: ApexBlob, key: ApexBlob) => new ApexBlob(mac(algorithm, input, key)),
    getRandomInteger: () => randomBytes(4).readInt32BE(),
    getRandomLong: () => randomBytes(8).readBigInt64BE(),
    verifyHmac: (algorithm: string, input: ApexBlob, key: ApexBlob, expected: ApexBlob) => {
      const actual = mac(algorithm, input, key);
      return actual.length === need(expected).size && timingSafeEqual(actual, expected.bytes);
    },
  },
});

import unknownFailure from '@salesforce/label/c.ImpartnerErrors_UnknownFailure';

/** The sentence that a failed call carries; a general one with a remedy where it carries none. */
export function reduce(failure: unknown): string {
  const found = sentences(failure).filter((text) => text.trim() !== '');
  return found.length === 0 ? unknownFailure : [...new Set(found)].join(' ');
}

function sentences(failure: unknown): string[] {
  if (typeof failure === 'string') return [failure];
  if (Array.isArray(failure)) return failure.flatMap(sentences);
  if (typeof failure !== 'object' || failure === null) return [];
  const body: unknown = 'body' in failure ? failure.body : undefined;
  if (body !== undefined) return sentences(body);
  const message: unknown = 'message' in failure ? failure.message : undefined;
  return typeof message === 'string' ? [message] : [];
}

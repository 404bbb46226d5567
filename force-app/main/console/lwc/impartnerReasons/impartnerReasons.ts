import { words } from 'c/impartnerFormat';

import { labels } from './labels';

/** Codes of the engine as people say them; flows say theirs themselves. */
const REASONS: Record<string, string> = {
  NOTHING_NEW: labels.nothingNew,
  KEY_REFUSED: labels.keyRefused,
  ACCESS_DENIED: labels.accessDenied,
  RATE_LIMITED: labels.rateLimited,
  SERVER_ERROR: labels.serverError,
  NO_ANSWER: labels.noAnswer,
  UNREADABLE_ANSWER: labels.unreadableAnswer,
  UNKNOWN_VALUE: labels.unknownValue,
  VALUE_NOT_USABLE: labels.valueNotUsable,
  REQUIRED_VALUE_MISSING: labels.requiredValueMissing,
  PARENT_NOT_WRITTEN: labels.parentNotWritten,
  WRITE_BACK_NOT_TAKEN: labels.writeBackNotTaken,
  FIELD_MISSING: labels.fieldMissing,
  FIELD_MAP_TARGET_MISSING: labels.fieldMapTargetMissing,
  IMPARTNER_OBJECT_NOT_FOUND: labels.impartnerObjectNotFound,
};

/** Why something happened, as a phrase: one that a flow has said stays as it is, and a code that is not known here is read as words. */
export function reasonText(reason: string | undefined): string {
  return REASONS[reason ?? ''] ?? (reason?.includes(' ') ? reason : words(reason));
}

import { words } from 'c/impartnerFormat';

import { labels } from './labels';

/** Codes of the engine, of the flows and of decisions, as people say them. */
const REASONS: Record<string, string> = {
  CLAIMED_BY_OTHER_PARTNER: labels.claimedByOtherPartner,
  CHOSEN_RECORD_LINKED: labels.chosenRecordLinked,
  CHOSEN_RECORD_GONE: labels.chosenRecordGone,
  SEVERAL_OPEN_OPPORTUNITIES: labels.severalOpenOpportunities,
  OPEN_OPPORTUNITY_EXISTS: labels.openOpportunityExists,
  CUSTOMER_NOT_NAMED: labels.customerNotNamed,
  SEVERAL_ACCOUNTS_SHARE_NAME: labels.severalAccountsShareName,
  SEVERAL_ACCOUNTS_SHARE_DOMAIN: labels.severalAccountsShareDomain,
  NAME_WITH_OTHER_DOMAIN: labels.nameWithOtherDomain,
  NAME_WITHOUT_COUNTRY: labels.nameWithoutCountry,
  NAME_IN_OTHER_COUNTRY: labels.nameInOtherCountry,
  DOMAIN_IN_OTHER_COUNTRY: labels.domainInOtherCountry,
  NO_ACCOUNT_FOUND: labels.noAccountFound,
  MATCHED_BY_LINK: labels.matchedByLink,
  MATCHED_BY_ID: labels.matchedById,
  MATCHED_BY_DOMAIN: labels.matchedByDomain,
  MATCHED_BY_DOMAIN_AND_NAME: labels.matchedByDomainAndName,
  MATCHED_BY_NAME_AND_COUNTRY: labels.matchedByNameAndCountry,
  JOINED_OPEN_OPPORTUNITY: labels.joinedOpenOpportunity,
  LINKED_BY_DECISION: labels.linkedByDecision,
  CREATED_BY_DECISION: labels.createdByDecision,
  CHANGE_APPLIED: labels.changeApplied,
  NOTHING_NEW: labels.nothingNew,
  OPPORTUNITY_GONE: labels.opportunityGone,
  WAITS_FOR_START_BY_HAND: labels.waitsForStartByHand,
  STATUS_SUBMITTED: labels.statusSubmitted,
  STATUS_DRAFT: labels.statusDraft,
  STATUS_REJECTED: labels.statusRejected,
  STATUS_EXPIRED: labels.statusExpired,
  STATUS_WITHDRAWN: labels.statusWithdrawn,
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
  Link: labels.link,
  Join: labels.join,
  Create: labels.create,
  CreateOpportunity: labels.createOpportunity,
  Reject: labels.reject,
};

/** Why something happened, as a phrase; a code that is not known here is read as words. */
export function reasonText(code: string | undefined): string {
  return REASONS[code ?? ''] ?? words(code);
}

import accessDenied from '@salesforce/label/c.ImpartnerReasons_AccessDenied';
import changeApplied from '@salesforce/label/c.ImpartnerReasons_ChangeApplied';
import chosenRecordGone from '@salesforce/label/c.ImpartnerReasons_ChosenRecordGone';
import chosenRecordLinked from '@salesforce/label/c.ImpartnerReasons_ChosenRecordLinked';
import claimedByOtherPartner from '@salesforce/label/c.ImpartnerReasons_ClaimedByOtherPartner';
import create from '@salesforce/label/c.ImpartnerReasons_Create';
import createOpportunity from '@salesforce/label/c.ImpartnerReasons_CreateOpportunity';
import createdByDecision from '@salesforce/label/c.ImpartnerReasons_CreatedByDecision';
import customerNotNamed from '@salesforce/label/c.ImpartnerReasons_CustomerNotNamed';
import domainInOtherCountry from '@salesforce/label/c.ImpartnerReasons_DomainInOtherCountry';
import fieldMapTargetMissing from '@salesforce/label/c.ImpartnerReasons_FieldMapTargetMissing';
import fieldMissing from '@salesforce/label/c.ImpartnerReasons_FieldMissing';
import impartnerObjectNotFound from '@salesforce/label/c.ImpartnerReasons_ImpartnerObjectNotFound';
import join from '@salesforce/label/c.ImpartnerReasons_Join';
import joinedOpenOpportunity from '@salesforce/label/c.ImpartnerReasons_JoinedOpenOpportunity';
import keyRefused from '@salesforce/label/c.ImpartnerReasons_KeyRefused';
import link from '@salesforce/label/c.ImpartnerReasons_Link';
import linkedByDecision from '@salesforce/label/c.ImpartnerReasons_LinkedByDecision';
import matchedByDomain from '@salesforce/label/c.ImpartnerReasons_MatchedByDomain';
import matchedByDomainAndName from '@salesforce/label/c.ImpartnerReasons_MatchedByDomainAndName';
import matchedById from '@salesforce/label/c.ImpartnerReasons_MatchedById';
import matchedByLink from '@salesforce/label/c.ImpartnerReasons_MatchedByLink';
import matchedByNameAndCountry from '@salesforce/label/c.ImpartnerReasons_MatchedByNameAndCountry';
import nameInOtherCountry from '@salesforce/label/c.ImpartnerReasons_NameInOtherCountry';
import nameWithOtherDomain from '@salesforce/label/c.ImpartnerReasons_NameWithOtherDomain';
import nameWithoutCountry from '@salesforce/label/c.ImpartnerReasons_NameWithoutCountry';
import noAccountFound from '@salesforce/label/c.ImpartnerReasons_NoAccountFound';
import noAnswer from '@salesforce/label/c.ImpartnerReasons_NoAnswer';
import nothingNew from '@salesforce/label/c.ImpartnerReasons_NothingNew';
import openOpportunityExists from '@salesforce/label/c.ImpartnerReasons_OpenOpportunityExists';
import opportunityGone from '@salesforce/label/c.ImpartnerReasons_OpportunityGone';
import parentNotWritten from '@salesforce/label/c.ImpartnerReasons_ParentNotWritten';
import rateLimited from '@salesforce/label/c.ImpartnerReasons_RateLimited';
import reject from '@salesforce/label/c.ImpartnerReasons_Reject';
import requiredValueMissing from '@salesforce/label/c.ImpartnerReasons_RequiredValueMissing';
import serverError from '@salesforce/label/c.ImpartnerReasons_ServerError';
import severalAccountsShareDomain from '@salesforce/label/c.ImpartnerReasons_SeveralAccountsShareDomain';
import severalAccountsShareName from '@salesforce/label/c.ImpartnerReasons_SeveralAccountsShareName';
import severalOpenOpportunities from '@salesforce/label/c.ImpartnerReasons_SeveralOpenOpportunities';
import statusDraft from '@salesforce/label/c.ImpartnerReasons_StatusDraft';
import statusExpired from '@salesforce/label/c.ImpartnerReasons_StatusExpired';
import statusRejected from '@salesforce/label/c.ImpartnerReasons_StatusRejected';
import statusSubmitted from '@salesforce/label/c.ImpartnerReasons_StatusSubmitted';
import statusWithdrawn from '@salesforce/label/c.ImpartnerReasons_StatusWithdrawn';
import unknownValue from '@salesforce/label/c.ImpartnerReasons_UnknownValue';
import unreadableAnswer from '@salesforce/label/c.ImpartnerReasons_UnreadableAnswer';
import valueNotUsable from '@salesforce/label/c.ImpartnerReasons_ValueNotUsable';
import waitsForStartByHand from '@salesforce/label/c.ImpartnerReasons_WaitsForStartByHand';
import writeBackNotTaken from '@salesforce/label/c.ImpartnerReasons_WriteBackNotTaken';

/** Texts of this component. */
export const labels = {
  accessDenied,
  changeApplied,
  chosenRecordGone,
  chosenRecordLinked,
  claimedByOtherPartner,
  create,
  createOpportunity,
  createdByDecision,
  customerNotNamed,
  domainInOtherCountry,
  fieldMapTargetMissing,
  fieldMissing,
  impartnerObjectNotFound,
  join,
  joinedOpenOpportunity,
  keyRefused,
  link,
  linkedByDecision,
  matchedByDomain,
  matchedByDomainAndName,
  matchedById,
  matchedByLink,
  matchedByNameAndCountry,
  nameInOtherCountry,
  nameWithOtherDomain,
  nameWithoutCountry,
  noAccountFound,
  noAnswer,
  nothingNew,
  openOpportunityExists,
  opportunityGone,
  parentNotWritten,
  rateLimited,
  reject,
  requiredValueMissing,
  serverError,
  severalAccountsShareDomain,
  severalAccountsShareName,
  severalOpenOpportunities,
  statusDraft,
  statusExpired,
  statusRejected,
  statusSubmitted,
  statusWithdrawn,
  unknownValue,
  unreadableAnswer,
  valueNotUsable,
  waitsForStartByHand,
  writeBackNotTaken,
};

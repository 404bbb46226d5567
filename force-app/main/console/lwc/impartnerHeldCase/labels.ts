import chooseOne from '@salesforce/label/c.ImpartnerHeldCase_ChooseOne';
import chooseOneText from '@salesforce/label/c.ImpartnerHeldCase_ChooseOneText';
import errorTitle from '@salesforce/label/c.ImpartnerHeldCase_ErrorTitle';
import tryAgain from '@salesforce/label/c.ImpartnerHeldCase_TryAgain';
import decidedTitle from '@salesforce/label/c.ImpartnerHeldCase_DecidedTitle';
import settled from '@salesforce/label/c.ImpartnerHeldCase_Settled';
import partner from '@salesforce/label/c.ImpartnerHeldCase_Partner';
import customer from '@salesforce/label/c.ImpartnerHeldCase_Customer';
import value from '@salesforce/label/c.ImpartnerHeldCase_Value';
import waitingSince from '@salesforce/label/c.ImpartnerHeldCase_WaitingSince';
import impartner from '@salesforce/label/c.ImpartnerHeldCase_Impartner';
import field from '@salesforce/label/c.ImpartnerHeldCase_Field';
import compare from '@salesforce/label/c.ImpartnerHeldCase_Compare';
import same from '@salesforce/label/c.ImpartnerHeldCase_Same';
import different from '@salesforce/label/c.ImpartnerHeldCase_Different';
import missing from '@salesforce/label/c.ImpartnerHeldCase_Missing';
import hidden from '@salesforce/label/c.ImpartnerHeldCase_Hidden';
import owner from '@salesforce/label/c.ImpartnerHeldCase_Owner';
import openOpportunities from '@salesforce/label/c.ImpartnerHeldCase_OpenOpportunities';
import changed from '@salesforce/label/c.ImpartnerHeldCase_Changed';
import choose from '@salesforce/label/c.ImpartnerHeldCase_Choose';
import evidence from '@salesforce/label/c.ImpartnerHeldCase_Evidence';
import equalRows from '@salesforce/label/c.ImpartnerHeldCase_EqualRows';
import hideEqualRows from '@salesforce/label/c.ImpartnerHeldCase_HideEqualRows';
import noCandidates from '@salesforce/label/c.ImpartnerHeldCase_NoCandidates';
import linkTo from '@salesforce/label/c.ImpartnerHeldCase_LinkTo';
import joinTo from '@salesforce/label/c.ImpartnerHeldCase_JoinTo';
import create from '@salesforce/label/c.ImpartnerHeldCase_Create';
import createOpportunity from '@salesforce/label/c.ImpartnerHeldCase_CreateOpportunity';
import notSame from '@salesforce/label/c.ImpartnerHeldCase_NotSame';
import later from '@salesforce/label/c.ImpartnerHeldCase_Later';
import oneDay from '@salesforce/label/c.ImpartnerHeldCase_OneDay';
import oneWeek from '@salesforce/label/c.ImpartnerHeldCase_OneWeek';
import undo from '@salesforce/label/c.ImpartnerHeldCase_Undo';
import keys from '@salesforce/label/c.ImpartnerHeldCase_Keys';
import linkShort from '@salesforce/label/c.ImpartnerHeldCase_LinkShort';
import willLink from '@salesforce/label/c.ImpartnerHeldCase_WillLink';
import willCreate from '@salesforce/label/c.ImpartnerHeldCase_WillCreate';
import willJoin from '@salesforce/label/c.ImpartnerHeldCase_WillJoin';
import willCreateOpportunity from '@salesforce/label/c.ImpartnerHeldCase_WillCreateOpportunity';
import willReject from '@salesforce/label/c.ImpartnerHeldCase_WillReject';
import linked from '@salesforce/label/c.ImpartnerHeldCase_Linked';
import created from '@salesforce/label/c.ImpartnerHeldCase_Created';
import joined from '@salesforce/label/c.ImpartnerHeldCase_Joined';
import createdOpportunity from '@salesforce/label/c.ImpartnerHeldCase_CreatedOpportunity';
import rejected from '@salesforce/label/c.ImpartnerHeldCase_Rejected';
import putOff from '@salesforce/label/c.ImpartnerHeldCase_PutOff';
import undone from '@salesforce/label/c.ImpartnerHeldCase_Undone';
import readOnly from '@salesforce/label/c.ImpartnerHeldCase_ReadOnly';
import keyHelp from '@salesforce/label/c.ImpartnerHeldCase_KeyHelp';

/** Texts of this component. */
export const labels = {
  chooseOne,
  chooseOneText,
  errorTitle,
  tryAgain,
  decidedTitle,
  settled,
  partner,
  customer,
  value,
  waitingSince,
  impartner,
  field,
  compare,
  same,
  different,
  missing,
  hidden,
  owner,
  openOpportunities,
  changed,
  choose,
  evidence,
  equalRows,
  hideEqualRows,
  noCandidates,
  linkTo,
  joinTo,
  create,
  createOpportunity,
  notSame,
  later,
  oneDay,
  oneWeek,
  undo,
  keys,
  linkShort,
  willLink,
  willCreate,
  willJoin,
  willCreateOpportunity,
  willReject,
  linked,
  created,
  joined,
  createdOpportunity,
  rejected,
  putOff,
  undone,
  readOnly,
  keyHelp,
};

import chooseOne from '@salesforce/label/c.ImpartnerHeldCase_ChooseOne';
import chooseOneText from '@salesforce/label/c.ImpartnerHeldCase_ChooseOneText';
import create from '@salesforce/label/c.ImpartnerHeldCase_Create';
import createOpportunity from '@salesforce/label/c.ImpartnerHeldCase_CreateOpportunity';
import created from '@salesforce/label/c.ImpartnerHeldCase_Created';
import createdOpportunity from '@salesforce/label/c.ImpartnerHeldCase_CreatedOpportunity';
import customer from '@salesforce/label/c.ImpartnerHeldCase_Customer';
import decidedTitle from '@salesforce/label/c.ImpartnerHeldCase_DecidedTitle';
import hiddenRecord from '@salesforce/label/c.ImpartnerHeldCase_HiddenRecord';
import joinTo from '@salesforce/label/c.ImpartnerHeldCase_JoinTo';
import joined from '@salesforce/label/c.ImpartnerHeldCase_Joined';
import keyChoose from '@salesforce/label/c.ImpartnerHeldCase_KeyChoose';
import keyCreate from '@salesforce/label/c.ImpartnerHeldCase_KeyCreate';
import keyLink from '@salesforce/label/c.ImpartnerHeldCase_KeyLink';
import keys from '@salesforce/label/c.ImpartnerHeldCase_Keys';
import later from '@salesforce/label/c.ImpartnerHeldCase_Later';
import linkShort from '@salesforce/label/c.ImpartnerHeldCase_LinkShort';
import linkTo from '@salesforce/label/c.ImpartnerHeldCase_LinkTo';
import linked from '@salesforce/label/c.ImpartnerHeldCase_Linked';
import next from '@salesforce/label/c.ImpartnerHeldCase_Next';
import noCandidates from '@salesforce/label/c.ImpartnerHeldCase_NoCandidates';
import noValue from '@salesforce/label/c.ImpartnerHeldCase_NoValue';
import notSame from '@salesforce/label/c.ImpartnerHeldCase_NotSame';
import open from '@salesforce/label/c.ImpartnerHeldCase_Open';
import openOpportunities from '@salesforce/label/c.ImpartnerHeldCase_OpenOpportunities';
import openResult from '@salesforce/label/c.ImpartnerHeldCase_OpenResult';
import partner from '@salesforce/label/c.ImpartnerHeldCase_Partner';
import previous from '@salesforce/label/c.ImpartnerHeldCase_Previous';
import putOff from '@salesforce/label/c.ImpartnerHeldCase_PutOff';
import readOnly from '@salesforce/label/c.ImpartnerHeldCase_ReadOnly';
import rejected from '@salesforce/label/c.ImpartnerHeldCase_Rejected';
import settled from '@salesforce/label/c.ImpartnerHeldCase_Settled';
import settledCreate from '@salesforce/label/c.ImpartnerHeldCase_SettledCreate';
import settledCreateOpportunity from '@salesforce/label/c.ImpartnerHeldCase_SettledCreateOpportunity';
import settledJoin from '@salesforce/label/c.ImpartnerHeldCase_SettledJoin';
import settledLink from '@salesforce/label/c.ImpartnerHeldCase_SettledLink';
import settledReject from '@salesforce/label/c.ImpartnerHeldCase_SettledReject';
import stateDecided from '@salesforce/label/c.ImpartnerHeldCase_StateDecided';
import stateDone from '@salesforce/label/c.ImpartnerHeldCase_StateDone';
import stateUndo from '@salesforce/label/c.ImpartnerHeldCase_StateUndo';
import undo from '@salesforce/label/c.ImpartnerHeldCase_Undo';
import undoNoteTitle from '@salesforce/label/c.ImpartnerHeldCase_UndoNoteTitle';
import undoUntil from '@salesforce/label/c.ImpartnerHeldCase_UndoUntil';
import undoing from '@salesforce/label/c.ImpartnerHeldCase_Undoing';
import undone from '@salesforce/label/c.ImpartnerHeldCase_Undone';
import value from '@salesforce/label/c.ImpartnerHeldCase_Value';
import waitingSince from '@salesforce/label/c.ImpartnerHeldCase_WaitingSince';
import willCreate from '@salesforce/label/c.ImpartnerHeldCase_WillCreate';
import willCreateOpportunity from '@salesforce/label/c.ImpartnerHeldCase_WillCreateOpportunity';
import willJoin from '@salesforce/label/c.ImpartnerHeldCase_WillJoin';
import willLink from '@salesforce/label/c.ImpartnerHeldCase_WillLink';
import willLinkOrJoin from '@salesforce/label/c.ImpartnerHeldCase_WillLinkOrJoin';
import willReject from '@salesforce/label/c.ImpartnerHeldCase_WillReject';

/** Texts of this component. */
export const labels = {
  chooseOne,
  chooseOneText,
  create,
  createOpportunity,
  created,
  createdOpportunity,
  customer,
  decidedTitle,
  hiddenRecord,
  joinTo,
  joined,
  keyChoose,
  keyCreate,
  keyLink,
  keys,
  later,
  linkShort,
  linkTo,
  linked,
  next,
  noCandidates,
  noValue,
  notSame,
  open,
  openOpportunities,
  openResult,
  partner,
  previous,
  putOff,
  readOnly,
  rejected,
  settled,
  settledCreate,
  settledCreateOpportunity,
  settledJoin,
  settledLink,
  settledReject,
  stateDecided,
  stateDone,
  stateUndo,
  undo,
  undoNoteTitle,
  undoUntil,
  undoing,
  undone,
  value,
  waitingSince,
  willCreate,
  willCreateOpportunity,
  willJoin,
  willLink,
  willLinkOrJoin,
  willReject,
};

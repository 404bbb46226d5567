import accessDenied from '@salesforce/label/c.ImpartnerReasons_AccessDenied';
import fieldMapTargetMissing from '@salesforce/label/c.ImpartnerReasons_FieldMapTargetMissing';
import fieldMissing from '@salesforce/label/c.ImpartnerReasons_FieldMissing';
import impartnerObjectNotFound from '@salesforce/label/c.ImpartnerReasons_ImpartnerObjectNotFound';
import keyRefused from '@salesforce/label/c.ImpartnerReasons_KeyRefused';
import noAnswer from '@salesforce/label/c.ImpartnerReasons_NoAnswer';
import nothingNew from '@salesforce/label/c.ImpartnerReasons_NothingNew';
import parentNotWritten from '@salesforce/label/c.ImpartnerReasons_ParentNotWritten';
import rateLimited from '@salesforce/label/c.ImpartnerReasons_RateLimited';
import requiredValueMissing from '@salesforce/label/c.ImpartnerReasons_RequiredValueMissing';
import serverError from '@salesforce/label/c.ImpartnerReasons_ServerError';
import unknownValue from '@salesforce/label/c.ImpartnerReasons_UnknownValue';
import unreadableAnswer from '@salesforce/label/c.ImpartnerReasons_UnreadableAnswer';
import valueNotUsable from '@salesforce/label/c.ImpartnerReasons_ValueNotUsable';
import writeBackNotTaken from '@salesforce/label/c.ImpartnerReasons_WriteBackNotTaken';

/** Texts of this component. */
export const labels = {
  accessDenied,
  fieldMapTargetMissing,
  fieldMissing,
  impartnerObjectNotFound,
  keyRefused,
  noAnswer,
  nothingNew,
  parentNotWritten,
  rateLimited,
  requiredValueMissing,
  serverError,
  unknownValue,
  unreadableAnswer,
  valueNotUsable,
  writeBackNotTaken,
};

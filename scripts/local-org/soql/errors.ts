import { createException } from '../values/exception.ts';

/** A query that SOQL does not understand. */
export function queryException(message: string): Error {
  return createException('System.QueryException', message) as unknown as Error;
}

/** A syntax error. */
export function malformedQuery(problem: string): Error {
  return queryException(problem);
}

/** An unknown field, worded as in an org. */
export function noSuchColumn(field: string, entity: string): Error {
  return queryException(
    `No such column '${field}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

/** An unknown object, worded as in an org. */
export function noSuchObject(name: string): Error {
  return queryException(
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

/** An unknown parent relationship in a path. */
export function noSuchRelationship(name: string): Error {
  return queryException(
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

/** An unknown child relationship in a subquery. */
export function noSuchChildRelationship(name: string): Error {
  return queryException(
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

/** `FOR UPDATE` on rows that another transaction holds. */
export function rowsAreHeld(): Error {
  return queryException(
    'Record Currently Unavailable: The record you are attempting to edit, or one of its related records, is currently being modified by another user. Please try again.',
  );
}

import type { TriggerContext, UserTrigger } from '../runtime/org.ts';
import { currentTransaction } from '../runtime/transaction.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList, ApexMap } from '../values/collections.ts';
import { ApexException, createException } from '../values/exception.ts';
import type { SObject } from '../values/sobject.ts';

/** Apex refuses a 17th trigger inside of sixteen. */
const maximumDepth = 16;

/** A trigger that threw: every row of its chunk fails with this text. */
export class TriggerFailure extends Error {
  override readonly cause: ApexException;
  readonly isDepth: boolean;

  constructor(message: string, cause: ApexException, isDepth = false) {
    super(message);
    this.name = 'TriggerFailure';
    this.cause = cause;
    this.isDepth = isDepth;
  }
}

const eventNames: Record<TriggerContext['operation'], string> = {
  BEFORE_INSERT: 'BeforeInsert',
  BEFORE_UPDATE: 'BeforeUpdate',
  BEFORE_DELETE: 'BeforeDelete',
  AFTER_INSERT: 'AfterInsert',
  AFTER_UPDATE: 'AfterUpdate',
  AFTER_DELETE: 'AfterDelete',
  AFTER_UNDELETE: 'AfterUndelete',
};

/** True when the object has triggers at all; saves without any skip the trigger copies. */
export function hasTriggers(schema: ObjectSchema): boolean {
  return currentTransaction().org.code.triggersFor(schema.name).length > 0;
}

/** Fires the triggers of one event for a chunk of rows. */
export function fireTriggers(
  schema: ObjectSchema,
  operation: TriggerContext['operation'],
  newRows: readonly SObject[] | null,
  oldRows: readonly SObject[] | null,
): void {
  const transaction = currentTransaction();
  const event = operation.toLowerCase().replace('_', ' ');
  const triggers = transaction.org.code.triggersFor(schema.name).filter((t) => t.events.has(event));
  if (triggers.length === 0) return;
  if (transaction.triggerStack.length >= maximumDepth) {
    const name = qualifiedName(triggers[0] as UserTrigger);
    throw new TriggerFailure(
      `${name}: maximum trigger depth exceeded\n${schema.name} trigger event ${eventNames[operation]}`,
      createException('System.DmlException', 'maximum trigger depth exceeded'),
      true,
    );
  }
  const context: TriggerContext = {
    operation,
    objectName: schema.name,
    newList: newRows && list(schema, newRows),
    oldList: oldRows && list(schema, oldRows),
    newMap: newRows && operation !== 'BEFORE_INSERT' ? map(schema, newRows) : null,
    oldMap: oldRows && map(schema, oldRows),
    size: (newRows ?? oldRows ?? []).length,
  };
  transaction.triggerStack.push(context);
  // A trigger itself runs without sharing; the classes it calls bring their own mode.
  transaction.sharingStack.push('without');
  const sharingDepth = transaction.sharingStack.length;
  try {
    for (const trigger of triggers) {
      try {
        trigger.run();
      } catch (error) {
        if (!(error instanceof ApexException)) throw error;
        const trace = error.getStackTraceString();
        throw new TriggerFailure(
          `${qualifiedName(trigger)}: execution of ${eventNames[operation]}\n\ncaused by: ${error.getTypeName()}: ${error.getMessage()}\n\n${trace}`,
          error,
        );
      }
    }
  } finally {
    transaction.sharingStack.length = sharingDepth - 1;
    transaction.triggerStack.pop();
  }
}

/** As messages name it (SalesforceFoundation/NPSP issue 2432). */
function qualifiedName({ name, namespace }: UserTrigger): string {
  return namespace === undefined ? name : `${namespace}.${name}`;
}

function list(schema: ObjectSchema, rows: readonly SObject[]): ApexList {
  return new ApexList(ApexType.list(schema.apexType), [...rows]).freeze();
}

function map(schema: ObjectSchema, rows: readonly SObject[]): ApexMap {
  return new ApexMap(
    ApexType.map(Types.Id, schema.apexType),
    rows.map((r) => [r.id, r] as const),
  ).freeze();
}

import type { Program } from '../check/program.ts';
import { superTypesOf } from '../check/members.ts';
import { idOf } from '../platform/id.ts';
import { toId18 } from '../store/recordId.ts';
import { ApexType, baseName, Types } from '../types/apexType.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexList, ApexMap, ApexSet } from '../values/collections.ts';
import { toDecimal, toDouble, toInteger, toLong } from '../values/conversions.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { createException } from '../values/exception.ts';
import { ApexEnumValue, ApexObject, ApexTypeValue } from '../values/object.ts';
import { SObject } from '../values/sobject.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../values/temporal.ts';

const typeType = ApexType.platform('System.Type');
const numericRank = [Types.Integer, Types.Long, Types.Double, Types.Decimal];

/** Runtime type of any value; undefined for null. */
export function runtimeTypeOf(value: unknown): ApexType | undefined {
  switch (typeof value) {
    case 'string':
      return Types.String;
    case 'number':
      return Types.Integer;
    case 'boolean':
      return Types.Boolean;
    case 'bigint':
      return Types.Long;
    default:
  }
  if (value === null || value === undefined) return undefined;
  if (value instanceof ApexObject) return value.$type;
  if (value instanceof SObject) return value.schema.apexType;
  if (
    value instanceof ApexList ||
    value instanceof ApexSet ||
    value instanceof ApexMap ||
    value instanceof ApexEnumValue
  )
    return value.type;
  if (value instanceof ApexDecimal) return Types.Decimal;
  if (value instanceof ApexDouble) return Types.Double;
  if (value instanceof ApexDate) return Types.Date;
  if (value instanceof ApexDatetime) return Types.Datetime;
  if (value instanceof ApexTime) return Types.Time;
  if (value instanceof ApexBlob) return Types.Blob;
  if (value instanceof ApexTypeValue) return typeType;
  return Types.Object;
}

/** `instanceof` and casts on runtime types. */
export class TypeTests {
  private readonly program: Program;
  /** Supertypes and interfaces per type; stubs add themselves. */
  private readonly ancestors = new Map<ApexType, ReadonlySet<ApexType>>();
  private readonly answers = new Map<ApexType, Map<ApexType, boolean>>();

  constructor(program: Program) {
    this.program = program;
  }

  /** Makes a type made at run time count as a subtype of `parent`. */
  addSubtype(type: ApexType, parent: ApexType): void {
    this.ancestors.set(type, new Set([parent, ...this.ancestorsOf(parent)]));
  }

  /** Every supertype and interface of a type, without itself. */
  ancestorsOf(type: ApexType): ReadonlySet<ApexType> {
    let known = this.ancestors.get(type);
    if (!known) {
      const all = new Set<ApexType>();
      const visit = (t: ApexType): void => {
        for (const parent of superTypesOf(this.program, t))
          if (!all.has(parent)) {
            all.add(parent);
            visit(parent);
          }
      };
      visit(type);
      this.ancestors.set(type, (known = all));
    }
    return known;
  }

  isInstance(value: unknown, type: ApexType): boolean {
    if (value === null || value === undefined) return false;
    if (type === Types.Object) return true;
    if (typeof value === 'string') return type === Types.String || (type === Types.Id && toId18(value) !== undefined);
    const actual = runtimeTypeOf(value) as ApexType;
    return actual === type || this.isSubtype(actual, type);
  }

  /** Casts as Apex does: a number to a wider number, text to Id, anything else unchanged or a TypeException. */
  cast(value: unknown, type: ApexType): unknown {
    if (value === null || value === undefined) return null;
    if (this.isInstance(value, type)) return type.kind === 'primitive' ? converted(value, type) : value;
    if (type === Types.Id && typeof value === 'string') return idOf(value);
    throw createException(
      'System.TypeException',
      `Invalid conversion from runtime type ${displayName(runtimeTypeOf(value) as ApexType)} to ${displayName(type)}`,
    );
  }

  private isSubtype(actual: ApexType, type: ApexType): boolean {
    let known = this.answers.get(actual);
    if (!known) this.answers.set(actual, (known = new Map()));
    let answer = known.get(type);
    if (answer === undefined) known.set(type, (answer = this.decide(actual, type)));
    return answer;
  }

  private decide(actual: ApexType, type: ApexType): boolean {
    const from = numericRank.indexOf(actual);
    const to = numericRank.indexOf(type);
    // `(Object) 42` is an instance of every wider numeric type; Double and Decimal stand for each other.
    if (from >= 0 && to >= 0) return from <= to || (from === 3 && to === 2);
    if (actual === Types.Date && type === Types.Datetime) return true;
    const all = this.ancestorsOf(actual);
    if (all.has(type)) return true;
    if (type.kind === 'platform' && type.args.length > 0) {
      const base = baseName(type);
      for (const parent of all) if (parent.kind === 'platform' && baseName(parent) === base) return true;
      if (base === baseName(actual)) return true;
    }
    if (type.kind === 'list' || type.kind === 'set' || type.kind === 'map')
      return type.kind === actual.kind && actual.args.every((a, i) => this.elementFits(a, type.args[i] as ApexType));
    return type.name.startsWith('System.Iterable<') && (actual.kind === 'list' || actual.kind === 'set');
  }

  /** Element types of collections: the same, a supertype, or rows where one side is the generic SObject. Primitives never mix. */
  private elementFits(actual: ApexType, wanted: ApexType): boolean {
    if (actual === wanted || wanted === Types.Object) return true;
    if (actual.kind === 'primitive' || wanted.kind === 'primitive') return false;
    if (actual.kind === 'sobject' && wanted.kind === 'sobject')
      return actual === Types.SObject || wanted === Types.SObject;
    return this.isSubtype(actual, wanted);
  }
}

function converted(value: unknown, type: ApexType): unknown {
  switch (type) {
    case Types.Integer:
      return toInteger(value);
    case Types.Long:
      return toLong(value);
    case Types.Double:
      return toDouble(value);
    case Types.Decimal:
      return toDecimal(value);
    case Types.Datetime:
      return value instanceof ApexDate ? new ApexDatetime(value.epochDay * 86_400_000) : value;
    case Types.Id:
      return idOf(value as string);
    default:
      return value;
  }
}

/** Names in messages: untyped JSON collections are `List<ANY>` and `Map<String,ANY>`. */
function displayName(type: ApexType): string {
  if (type.kind === 'list' && type.args[0] === Types.Object) return 'List<ANY>';
  if (type.kind === 'map' && type.args[1] === Types.Object) return `Map<${(type.args[0] as ApexType).name},ANY>`;
  return type.name;
}

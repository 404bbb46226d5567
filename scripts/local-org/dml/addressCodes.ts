import { fieldOf } from '../schema/lookup.ts';
import type { AddressPicklists, ObjectSchema, StateValue } from '../schema/model.ts';
import { rowError, type WorkRow } from './workRow.ts';

const prefixesByObject = new WeakMap<ObjectSchema, readonly string[]>();

/** Addresses of an object that have code fields: `Billing`, `Shipping`; the empty prefix for leads and users. */
function prefixesOf(schema: ObjectSchema): readonly string[] {
  let prefixes = prefixesByObject.get(schema);
  if (!prefixes) {
    const names = [...schema.fields.values()].map((f) => f.name);
    prefixes = names.filter((n) => n.endsWith('CountryCode')).map((n) => n.slice(0, -'CountryCode'.length));
    prefixesByObject.set(schema, prefixes);
  }
  return prefixes;
}

/**
 * State and country picklists: keeps integration value and code of each address in step (Salesforce Help, "State and
 * Country/Territory Picklist Field-Syncing Logic") and refuses values that the org's lists do not have.
 */
export function syncAddressCodes(work: WorkRow, picklists: AddressPicklists | undefined): void {
  if (!picklists) return;
  for (const prefix of prefixesOf(work.schema)) {
    const country = new CodedField(work, `${prefix}Country`, 'country');
    const state = new CodedField(work, `${prefix}State`, 'state');
    if (country.isRemoved) {
      country.set(null);
      state.set(null);
      continue;
    }
    const chosen = country.resolve(picklists.countries);
    if (work.errors.length > 0) continue;
    const known = picklists.countries.find((c) => c === chosen);
    if (!known) {
      if (state.isGiven)
        state.refuse(
          `A country/territory must be specified before specifying a state value for field: ${state.label}`,
          state.text === null ? state.codeName : state.name,
        );
      continue;
    }
    if (country.isChanged && !state.isChanged && state.isGiven && !state.find(known.states))
      state.refuse(
        `The existing country/territory doesn't recognize the state value for field: ${state.label}`,
        state.codeName,
      );
    else state.resolve(known.states);
  }
}

/** The text and the code field of a state or country of one row. */
class CodedField {
  readonly name: string;
  readonly codeName: string;
  readonly #work: WorkRow;
  readonly #what: 'country' | 'state';

  constructor(work: WorkRow, name: string, what: 'country' | 'state') {
    this.#work = work;
    this.#what = what;
    this.name = name;
    this.codeName = `${name}Code`;
  }

  get text(): string | null {
    return this.#work.row.get(this.name) as string | null;
  }

  get code(): string | null {
    return this.#work.row.get(this.codeName) as string | null;
  }

  get label(): string {
    return fieldOf(this.#work.schema, this.name)?.label ?? this.name;
  }

  get isGiven(): boolean {
    return this.text !== null || this.code !== null;
  }

  get #isTextChanged(): boolean {
    return this.text !== (this.#work.old?.get(this.name) ?? null);
  }

  get #isCodeChanged(): boolean {
    return this.code !== (this.#work.old?.get(this.codeName) ?? null);
  }

  get isChanged(): boolean {
    return this.#isTextChanged || this.#isCodeChanged;
  }

  /** The stored value was cleared, by its code or by its text, and no other is given. */
  get isRemoved(): boolean {
    if (this.#work.old === null || !this.isChanged) return false;
    return this.#isCodeChanged
      ? this.code === null && (this.text === null || !this.#isTextChanged)
      : this.text === null;
  }

  set(value: StateValue | null): void {
    this.#work.row.set(this.name, value?.integrationValue ?? null);
    this.#work.row.set(this.codeName, value?.code ?? null);
  }

  refuse(message: string, field: string): void {
    this.#work.errors.push(rowError('FIELD_INTEGRITY_EXCEPTION', message, [field]));
  }

  /** The value that the row holds already. */
  find<T extends StateValue>(values: readonly T[]): T | undefined {
    const { code, text } = this;
    return code === null ? values.find((v) => same(v.integrationValue, text)) : values.find((v) => same(v.code, code));
  }

  /** Brings both fields in step and answers their value; undefined where there is none, or where it was refused. */
  resolve<T extends StateValue>(values: readonly T[]): T | undefined {
    if (!this.isGiven) return undefined;
    if (!this.isChanged) return this.find(values);
    const byCode = this.#isCodeChanged && this.code !== null;
    const value = byCode
      ? values.find((v) => same(v.code, this.code))
      : values.find((v) => same(v.integrationValue, this.text));
    if (!value) {
      const noun = this.#what === 'country' ? 'country/territory' : 'state';
      if (byCode)
        this.refuse(
          `The ${this.codeName} field contains ${String(this.code)}, which isn't an available ${noun}. Your administrator can add it for you.`,
          this.codeName,
        );
      else
        this.refuse(
          `There's a problem with this ${this.#what}, even though it may appear correct. Please select a ${noun} from the list of valid ${this.#what === 'country' ? 'countries' : 'states'}.`,
          this.name,
        );
      return undefined;
    }
    // A new record's text gives way to its code; of an existing one both must say the same.
    if (
      byCode &&
      this.#work.old &&
      this.#isTextChanged &&
      this.text !== null &&
      !same(value.integrationValue, this.text)
    ) {
      this.refuse(`Mismatched integration value and ISO code for field: ${this.label}`, this.name);
      return undefined;
    }
    this.set(value);
    return value;
  }
}

function same(a: string, b: string | null): boolean {
  return b !== null && a.toLowerCase() === b.toLowerCase();
}

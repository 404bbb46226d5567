import type { ClassSymbol } from '../check/symbols.ts';
import { classIdentifier, staticsIdentifier } from './names.ts';

/** A constant that emitted code refers to: made once, handed to the script when it is linked. */
export type LinkValue =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'class'; readonly symbol: ClassSymbol }
  | { readonly kind: 'statics'; readonly symbol: ClassSymbol };

/** What one emitted file needs from outside: runtime helpers, constants, classes. */
export class FileContext {
  /** Names of runtime helpers, as in `RuntimeHelpers`; emitted as `$name`. */
  readonly helpers = new Set<string>();
  /** Identifier to linked value. */
  readonly links = new Map<string, LinkValue>();
  /** Lines that hold a statement, for coverage. */
  readonly executableLines = new Set<number>();
  private readonly constantNames = new Map<unknown, string>();

  helper(name: string): string {
    this.helpers.add(name);
    return `$${name}`;
  }

  /** Identifier of a constant object; the same object gets the same identifier. */
  constant(value: unknown): string {
    let name = this.constantNames.get(value);
    if (name === undefined) {
      name = `$k${this.constantNames.size}`;
      this.constantNames.set(value, name);
      this.links.set(name, { kind: 'value', value });
    }
    return name;
  }

  classRef(symbol: ClassSymbol): string {
    const name = classIdentifier(symbol);
    this.links.set(name, { kind: 'class', symbol });
    return name;
  }

  /** Expression that gives the class's statics object, initialised. */
  statics(symbol: ClassSymbol): string {
    const name = staticsIdentifier(symbol);
    this.links.set(name, { kind: 'statics', symbol });
    return `${name}()`;
  }
}

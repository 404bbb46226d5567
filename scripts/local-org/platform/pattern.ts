import { ApexType, Types } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { createException, requireArgument } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { compileRegex, nextIndex, regexFor, replaceByRegex, splitByRegex, type CompiledRegex } from './javaRegex.ts';
import { definePlatformType } from './registry.ts';

const patternType = ApexType.platform('System.Pattern');
const matcherType = ApexType.platform('System.Matcher');
const stringList = ApexType.list(Types.String);

/** Apex `Pattern`: a compiled Java regular expression. */
export class ApexPattern extends PlatformObject {
  readonly regex: CompiledRegex;

  constructor(source: string) {
    super();
    this.regex = compileRegex(source);
  }

  override get $type(): ApexType {
    return patternType;
  }

  override $toString(): string {
    return this.regex.source;
  }
}

/** Apex `Matcher`: one text, a region of it, and the last match. */
export class ApexMatcher extends PlatformObject {
  pattern: ApexPattern;
  text: string;
  regionStart = 0;
  regionEnd: number;
  #match: RegExpExecArray | null = null;
  /** Where the next `find` starts, relative to the region. */
  #next = 0;

  constructor(pattern: ApexPattern, text: string) {
    super();
    this.pattern = pattern;
    this.text = text;
    this.regionEnd = text.length;
  }

  override get $type(): ApexType {
    return matcherType;
  }

  reset(text = this.text): void {
    this.text = text;
    this.setRegion(0, text.length);
  }

  setRegion(start: number, end: number): void {
    if (start < 0 || start > this.text.length || end < start || end > this.text.length) throw outOfBounds('region');
    this.regionStart = start;
    this.regionEnd = end;
    this.#match = null;
    this.#next = 0;
  }

  usePattern(pattern: ApexPattern): void {
    this.pattern = pattern;
    this.#match = null;
  }

  run(use: 'find' | 'lookingAt' | 'matches'): boolean {
    const input = this.text.slice(this.regionStart, this.regionEnd);
    const script = regexFor(this.pattern.regex, use);
    if (use === 'find' && this.#next > input.length) {
      this.#match = null;
      return false;
    }
    script.lastIndex = use === 'find' ? this.#next : 0;
    this.#match = script.exec(input);
    if (this.#match) {
      const end = this.#match.index + this.#match[0].length;
      this.#next = this.#match[0] === '' ? nextIndex(input, end) : end;
    } else if (use === 'find') {
      this.#next = input.length + 1;
    }
    return this.#match !== null;
  }

  findFrom(start: number): boolean {
    if (start < 0 || start > this.text.length) throw outOfBounds('Illegal start index');
    this.reset();
    this.#next = start;
    return this.run('find');
  }

  group(number: number): string | null {
    return this.#current()[this.#index(number)] ?? null;
  }

  start(number: number): number {
    const span = this.#current().indices?.[this.#index(number)];
    return span ? span[0] + this.regionStart : -1;
  }

  end(number: number): number {
    const span = this.#current().indices?.[this.#index(number)];
    return span ? span[1] + this.regionStart : -1;
  }

  get groupCount(): number {
    return this.pattern.regex.groups.length - 1;
  }

  replace(replacement: string, all: boolean): string {
    this.reset();
    return replaceByRegex(this.text, this.pattern.regex.source, replacement, all);
  }

  #current(): RegExpExecArray {
    if (!this.#match) throw createException('System.StringException', 'No match found');
    return this.#match;
  }

  #index(number: number): number {
    const index = this.pattern.regex.groups[number];
    if (index === undefined) throw createException('System.StringException', `No group ${number}`);
    return index;
  }
}

function outOfBounds(what: string): Error {
  return createException('System.StringException', what) as unknown as Error;
}

/** Java's quoting of a text so that it matches itself. */
function quote(text: string): string {
  return text.includes('\\E') ? `\\Q${text.replaceAll('\\E', '\\E\\\\E\\Q')}\\E` : `\\Q${text}\\E`;
}

const split = (pattern: ApexPattern, text: string, limit = 0): ApexList =>
  new ApexList(stringList, splitByRegex(requireArgument(text), pattern.regex.source, limit));

definePlatformType('System.Pattern', {
  statics: {
    compile: (source: string) => new ApexPattern(requireArgument(source)),
    matches: (source: string, text: string) =>
      new ApexMatcher(new ApexPattern(requireArgument(source)), requireArgument(text)).run('matches'),
    quote: (text: string) => quote(requireArgument(text)),
  },
  methods: {
    matcher: (self: ApexPattern, text: string) => new ApexMatcher(self, requireArgument(text)),
    pattern: (self: ApexPattern) => self.regex.source,
    split,
  },
});

definePlatformType('System.Matcher', {
  statics: {
    quoteReplacement: (text: string) => requireArgument(text).replace(/[\\$]/g, '\\$&'),
  },
  methods: {
    matches: (self: ApexMatcher) => self.run('matches'),
    lookingAt: (self: ApexMatcher) => self.run('lookingAt'),
    'find/0': (self: ApexMatcher) => self.run('find'),
    'find/1': (self: ApexMatcher, start: number) => self.findFrom(requireArgument(start)),
    group: (self: ApexMatcher, number = 0) => self.group(requireArgument(number)),
    start: (self: ApexMatcher, number = 0) => self.start(requireArgument(number)),
    end: (self: ApexMatcher, number = 0) => self.end(requireArgument(number)),
    groupCount: (self: ApexMatcher) => self.groupCount,
    pattern: (self: ApexMatcher) => self.pattern,
    region: (self: ApexMatcher, start: number, end: number) => {
      self.setRegion(requireArgument(start), requireArgument(end));
      return self;
    },
    regionStart: (self: ApexMatcher) => self.regionStart,
    regionEnd: (self: ApexMatcher) => self.regionEnd,
    replaceAll: (self: ApexMatcher, replacement: string) => self.replace(requireArgument(replacement), true),
    replaceFirst: (self: ApexMatcher, replacement: string) => self.replace(requireArgument(replacement), false),
    reset: (self: ApexMatcher, text?: string) => {
      self.reset(text);
      return self;
    },
    usePattern: (self: ApexMatcher, pattern: ApexPattern) => {
      self.usePattern(requireArgument(pattern));
      return self;
    },
    hasAnchoringBounds: () => true,
    hasTransparentBounds: () => false,
  },
});

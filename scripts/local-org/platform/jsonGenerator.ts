import { ApexType } from '../types/apexType.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { jsonException } from './jsonReader.ts';
import { JsonText, writeJson } from './jsonWriter.ts';
import { definePlatformType, type PlatformFunction } from './registry.ts';

const type = ApexType.platform('System.JSONGenerator');

/** Apex `JSONGenerator`. */
export class ApexJsonGenerator extends PlatformObject {
  readonly out: JsonText;
  readonly #containers: ('object' | 'array')[] = [];
  #named = false;
  closed = false;

  constructor(pretty: boolean) {
    super();
    this.out = new JsonText(pretty);
  }

  override get $type(): ApexType {
    return type;
  }

  start(kind: 'object' | 'array'): void {
    this.#checkValue();
    this.#containers.push(kind);
    if (kind === 'object') this.out.startObject();
    else this.out.startArray();
  }

  end(kind: 'object' | 'array'): void {
    if (this.#containers.at(-1) !== kind)
      throw jsonException(`Current context not an ${kind} but ${this.#containers.at(-1) ?? 'root'}`);
    this.#containers.pop();
    if (kind === 'object') this.out.endObject();
    else this.out.endArray();
  }

  name(name: string): void {
    if (this.#containers.at(-1) !== 'object' || this.#named)
      throw jsonException('Can not write a field name, expecting a value');
    this.out.name(need(name));
    this.#named = true;
  }

  write(value: unknown): void {
    this.#checkValue();
    writeJson(this.out, value, false);
  }

  /** Closes what is still open and gives the text; the generator takes nothing more. */
  finish(): string {
    this.close();
    return this.out.toString();
  }

  close(): void {
    while (this.#containers.length > 0) this.end(this.#containers.at(-1) as 'object' | 'array');
    this.closed = true;
  }

  #checkValue(): void {
    if (this.closed) throw createException('System.JSONException', 'JSONGenerator is closed');
    if (this.#containers.at(-1) === 'object' && !this.#named)
      throw jsonException('Can not write value, expecting field name');
    this.#named = false;
  }
}

const kinds = ['Blob', 'Boolean', 'Date', 'DateTime', 'Id', 'Number', 'Object', 'String', 'Time'];

const writers: Record<string, PlatformFunction> = {};
for (const kind of kinds) {
  writers[`write${kind}`] = (self: ApexJsonGenerator, value: unknown) => self.write(value);
  writers[`write${kind}Field`] = (self: ApexJsonGenerator, name: string, value: unknown) => {
    self.name(name);
    self.write(value);
  };
}

definePlatformType('System.JSONGenerator', {
  methods: {
    ...writers,
    close: (self: ApexJsonGenerator) => self.close(),
    getAsString: (self: ApexJsonGenerator) => self.finish(),
    isClosed: (self: ApexJsonGenerator) => self.closed,
    writeEndArray: (self: ApexJsonGenerator) => self.end('array'),
    writeEndObject: (self: ApexJsonGenerator) => self.end('object'),
    writeFieldName: (self: ApexJsonGenerator, name: string) => self.name(name),
    writeNull: (self: ApexJsonGenerator) => self.write(null),
    writeNullField: (self: ApexJsonGenerator, name: string) => {
      self.name(name);
      self.write(null);
    },
    writeStartArray: (self: ApexJsonGenerator) => self.start('array'),
    writeStartObject: (self: ApexJsonGenerator) => self.start('object'),
  },
});

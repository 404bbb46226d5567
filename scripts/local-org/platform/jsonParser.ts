import { ApexType, Types } from '../types/apexType.ts';
import { requireArgument as need } from '../values/exception.ts';
import { PlatformObject, type ApexEnumValue, type ApexTypeValue } from '../values/object.ts';
import { platformEnumValue } from './enums.ts';
import { JsonReader, jsonException, type JsonToken, type JsonTokenName } from './jsonReader.ts';
import { primitive, readTyped, skipChildren } from './jsonTyped.ts';
import { definePlatformType } from './registry.ts';

const type = ApexType.platform('System.JSONParser');

/** Apex `JSONParser`: a cursor over the tokens of a JSON text. */
export class ApexJsonParser extends PlatformObject {
  readonly reader: JsonReader;
  lastCleared: JsonToken | null = null;

  constructor(text: string) {
    super();
    this.reader = new JsonReader(text);
  }

  override get $type(): ApexType {
    return type;
  }

  /** The current token's text as a primitive of the type; a token of another kind is refused. */
  value(target: ApexType, ...allowed: JsonTokenName[]): unknown {
    const token = this.reader.current;
    if (!token || !allowed.includes(token.name)) {
      throw jsonException(`Current token (${token?.name ?? 'null'}) not of ${target.name} type`);
    }
    return primitive(token, target);
  }

  /** Reads the value at the current token (the next one for a field name), leaving the cursor at its end. */
  readAs(target: ApexType, strict: boolean): unknown {
    if (!this.reader.current || this.reader.current.name === 'FIELD_NAME') this.reader.next();
    return readTyped(this.reader, target, strict);
  }
}

const asEnum = (token: JsonToken | null): ApexEnumValue | null =>
  token ? platformEnumValue('System.JSONToken', token.name) : null;

const whole: JsonTokenName[] = ['VALUE_NUMBER_INT'];
const numeric: JsonTokenName[] = ['VALUE_NUMBER_INT', 'VALUE_NUMBER_FLOAT'];

definePlatformType('System.JSONParser', {
  methods: {
    clearCurrentToken: (self: ApexJsonParser) => {
      if (self.reader.current) self.lastCleared = self.reader.current;
      self.reader.current = null;
    },
    getBlobValue: (self: ApexJsonParser) => self.value(Types.Blob, 'VALUE_STRING'),
    getBooleanValue: (self: ApexJsonParser) => self.value(Types.Boolean, 'VALUE_TRUE', 'VALUE_FALSE'),
    getCurrentName: (self: ApexJsonParser) => self.reader.currentName,
    getCurrentToken: (self: ApexJsonParser) => asEnum(self.reader.current),
    getDateTimeValue: (self: ApexJsonParser) => self.value(Types.Datetime, 'VALUE_STRING'),
    getDateValue: (self: ApexJsonParser) => self.value(Types.Date, 'VALUE_STRING'),
    getDecimalValue: (self: ApexJsonParser) => self.value(Types.Decimal, ...numeric),
    getDoubleValue: (self: ApexJsonParser) => self.value(Types.Double, ...numeric),
    getIdValue: (self: ApexJsonParser) => self.value(Types.Id, 'VALUE_STRING'),
    getIntegerValue: (self: ApexJsonParser) => self.value(Types.Integer, ...whole),
    getLastClearedToken: (self: ApexJsonParser) => asEnum(self.lastCleared),
    getLongValue: (self: ApexJsonParser) => self.value(Types.Long, ...whole),
    getText: (self: ApexJsonParser) => self.reader.current?.text ?? null,
    getTimeValue: (self: ApexJsonParser) => self.value(Types.Time, 'VALUE_STRING'),
    hasCurrentToken: (self: ApexJsonParser) => self.reader.current !== null,
    nextToken: (self: ApexJsonParser) => asEnum(self.reader.next()),
    nextValue: (self: ApexJsonParser) => {
      const token = self.reader.next();
      return asEnum(token?.name === 'FIELD_NAME' ? self.reader.next() : token);
    },
    readValueAs: (self: ApexJsonParser, target: ApexTypeValue) => self.readAs(need(target).type, false),
    readValueAsStrict: (self: ApexJsonParser, target: ApexTypeValue) => self.readAs(need(target).type, true),
    skipChildren: (self: ApexJsonParser) => skipChildren(self.reader),
  },
});

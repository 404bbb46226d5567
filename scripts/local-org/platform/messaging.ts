import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { bagProperties, PropertyBag } from './dmlOptions.ts';
import { definePlatformType, type PlatformFunction } from './registry.ts';

const resultType = ApexType.platform('Messaging.SendEmailResult');
const empty = (): null => null;

/** An e-mail is data only: sending counts it and delivers nothing. */
class SendEmailResult extends PlatformObject {
  override get $type(): ApexType {
    return resultType;
  }
}

/** Setter, getter and property of each name, all on the same value. */
function accessors(
  names: readonly string[],
  readers: (name: string) => string,
): { methods: Record<string, PlatformFunction>; names: readonly string[] } {
  const methods: Record<string, PlatformFunction> = {};
  for (const name of names) {
    methods[`set${name}`] = (self: PropertyBag, value: unknown) => void self.values.set(name, value);
    methods[readers(name)] = (self: PropertyBag) => self.values.get(name) ?? null;
  }
  return { methods, names };
}

const common = accessors(
  ['BccSender', 'EmailPriority', 'ReplyTo', 'SaveAsActivity', 'SenderDisplayName', 'Subject', 'UseSignature'],
  (name) => `get${name}`,
);
const single = accessors(
  [
    'BccAddresses',
    'CcAddresses',
    'Charset',
    'EntityAttachments',
    'FileAttachments',
    'HtmlBody',
    'InReplyTo',
    'OptOutPolicy',
    'OrgWideEmailAddressId',
    'PlainTextBody',
    'References',
    'TargetObjectId',
    'TemplateId',
    'ToAddresses',
    'WhatId',
  ],
  (name) => `get${name}`,
);
const flags = accessors(['TreatBodiesAsTemplate', 'TreatTargetObjectAsRecipient'], (name) => `is${name}`);
const attachment = accessors(['Body', 'ContentType', 'FileName', 'Inline'], (name) => `get${name}`);

const propertiesOf = (...groups: { names: readonly string[] }[]) =>
  bagProperties(Object.fromEntries(groups.flatMap((g) => g.names).map((name) => [name, empty])));

definePlatformType('Messaging.Email', { methods: common.methods, properties: propertiesOf(common) });

definePlatformType('Messaging.SingleEmailMessage', {
  constructors: { '/0': () => new PropertyBag('Messaging.SingleEmailMessage') },
  methods: { ...single.methods, ...flags.methods },
  properties: { ...propertiesOf(single, flags), ...bagProperties({ Subject: empty, SaveAsActivity: empty }) },
});

definePlatformType('Messaging.EmailFileAttachment', {
  constructors: { '/0': () => new PropertyBag('Messaging.EmailFileAttachment') },
  methods: attachment.methods,
  properties: propertiesOf(attachment),
});

function sendEmail(messages: ApexList): ApexList {
  currentTransaction().count('emailInvocations');
  return new ApexList(
    ApexType.list(resultType),
    need(messages).items.map(() => new SendEmailResult()),
  );
}

definePlatformType('System.Messaging', { statics: { sendEmail } });

definePlatformType('Messaging.SendEmailResult', {
  methods: {
    getErrors: () => new ApexList(ApexType.list(ApexType.platform('Messaging.SendEmailError'))),
    isSuccess: () => true,
  },
});

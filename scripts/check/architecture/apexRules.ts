import type { Finding } from '../check.ts';
import type { ApexFact, ApexFacts } from './apexFacts.ts';
import { homeOf } from './capabilities.ts';

/** A class that alone may do something. */
export const dataStore = 'ImpartnerDataStore';
const client = 'ImpartnerClient';
const configurationSelector = 'ImpartnerConfigurationSelector';

const write =
  /^(Database\.(insert|update|upsert|delete|undelete|merge|convertLead|emptyRecycleBin)\w*|EventBus\.publish)$/i;
const enqueue = /^((System\.)?enqueueJob|(System\.)?schedule|(System\.)?scheduleBatch|Database\.executeBatch)$/i;
const dynamicQuery =
  /^(Database\.(query|queryWithBinds|countQuery|countQueryWithBinds|getQueryLocator|getQueryLocatorWithBinds|getCursor|getCursorWithBinds)|Search\.(query|find))$/i;
const callout = /^new (Http|HttpRequest|WebServiceCallout)$|^WebServiceCallout\.invoke$/i;
const configurationRead = /^(\w+__mdt|ImpartnerSettings__c)\.(getAll|getInstance|getValues|getOrgDefaults)$/i;
const configurationQuery = /\bFROM\s+(\w+__mdt|ImpartnerSettings__c)\b/i;
/**
 * Calls that cost a query or a write. Reading configuration costs neither; a job is started one by one, because the platform has no
 * call for many.
 */
const costlyCall = new RegExp(
  `^(${dataStore}\\.(?!enqueue$|schedule$)|(?!${configurationSelector})Impartner\\w*Selector\\.)`,
);
const statedMode = /\bWITH\s+(USER|SYSTEM)_MODE\b/i;
const modeArgument = /\bAccessLevel\.(USER|SYSTEM)_MODE\b/i;

/** Rules on what package code does, one list for all of them. */
export function checkConduct(apex: ApexFacts): Finding[] {
  const isTest = homeOf(apex.file).isTest;
  return apex.facts.flatMap((fact) => [
    ...(isTest ? [] : [...ownership(apex, fact), ...accessMode(apex, fact)]),
    ...(isTest || !fact.isInLoop ? [] : loop(apex, fact)),
    ...everywhere(apex, fact),
  ]);
}

function ownership({ file, name }: ApexFacts, fact: ApexFact): Finding[] {
  const { kind, text } = fact;
  const owned: readonly (readonly [boolean, boolean, string, string])[] = [
    [
      kind === 'dml' || (kind === 'call' && write.test(text)),
      name === dataStore,
      'DML or publish',
      `only ${dataStore} writes`,
    ],
    [kind === 'call' && enqueue.test(text), name === dataStore, 'enqueue or schedule', `only ${dataStore} starts jobs`],
    [
      kind === 'query' || (kind === 'call' && dynamicQuery.test(text)),
      name.endsWith('Selector'),
      'a query',
      'only classes named ...Selector query',
    ],
    [kind === 'call' && callout.test(text), name === client, 'a callout', `only ${client} calls out`],
    [
      (kind === 'call' && configurationRead.test(text)) || (kind === 'query' && configurationQuery.test(text)),
      name === configurationSelector,
      'reads configuration',
      `only ${configurationSelector} reads it`,
    ],
    [
      kind === 'call' && /^Test\.isRunningTest$/i.test(text),
      false,
      'asks whether a test runs',
      'package code behaves the same in a test',
    ],
  ];
  return owned
    .filter(([applies, isOwner]) => applies && !isOwner)
    .map(([, , what, rule]) => at(file, fact, `${what} in ${name}: ${rule}`, 'Move it there.'));
}

function accessMode({ file }: ApexFacts, fact: ApexFact): Finding[] {
  const { kind, text } = fact;
  const isStated =
    kind === 'dml'
      ? fact.arguments.length > 0
      : kind === 'query'
        ? statedMode.test(text)
        : kind === 'call' && (dynamicQuery.test(text) || (write.test(text) && !/^EventBus/i.test(text)))
          ? // A locator of a query in brackets has the mode of the query, which is looked at by itself.
            fact.arguments[0]?.trim().startsWith('[') === true ||
            fact.arguments.some(
              (argument) => modeArgument.test(argument) || fact.accessParameters.includes(argument.trim()),
            )
          : true;
  return isStated
    ? []
    : [
        at(
          file,
          fact,
          'does not state its access mode',
          'Add WITH USER_MODE or SYSTEM_MODE, `as user` or `as system`, or an AccessLevel argument.',
        ),
      ];
}

function loop({ file }: ApexFacts, fact: ApexFact): Finding[] {
  const { kind, text } = fact;
  const isCostly =
    kind === 'dml' ||
    kind === 'query' ||
    (kind === 'call' &&
      [write, enqueue, dynamicQuery, costlyCall, /^Limits\./i, /\bHttp\(\)\.send$|^Messaging\.sendEmail$/i].some(
        (pattern) => pattern.test(text),
      ));
  return isCostly
    ? [at(file, fact, `${kind === 'call' ? text : kind} in a loop`, 'Collect in the loop, act once after it.')]
    : [];
}

function everywhere({ file }: ApexFacts, fact: ApexFact): Finding[] {
  const { kind, text } = fact;
  if (kind === 'emptyCatch') return [at(file, fact, 'an empty catch', 'Handle the failure or let it through.')];
  if (kind === 'call' && /^(System\.)?debug$/i.test(text))
    return [at(file, fact, 'System.debug', 'Remove it; what matters is written to runs and issues.')];
  return [];
}

/** A finding at a fact. */
export function at(
  file: string,
  { line, column }: { readonly line: number; readonly column: number },
  message: string,
  remedy: string,
): Finding {
  return { file, line, column, message, remedy };
}

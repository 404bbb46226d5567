import type { Finding } from '../check.ts';
import { at } from './apexRules.ts';
import { homeOf } from './capabilities.ts';

/** Flows that may say a name, by the name in lower case; only what nobody but flows has metadata of. */
export type FlowNames = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Reads the owners from paths such as `force-app/main/flows/mdf/objects/Campaign/fields/ImpartnerId__c.field-meta.xml`. An object
 * belongs to flows when no other room has metadata of it; also a standard one, which then is a business object of theirs. Of an object
 * that others have as well, the flow's fields belong to it: by themselves when no other object has a field of that name, else together
 * with their object.
 */
export function readFlowNames(metadataFiles: readonly string[]): FlowNames {
  const homesByObject = new Map<string, Set<string>>();
  const homesByField = new Map<string, Set<string>>();
  const objectsByField = new Map<string, Set<string>>();
  for (const file of metadataFiles) {
    const [, object, field] =
      /\/objects\/(\w+)\/(?:fields\/(\w+)\.field-meta\.xml|\w+\.object-meta\.xml)$/.exec(file) ?? [];
    if (object === undefined) continue;
    const home = homeOf(file).capability;
    add(homesByObject, object, home);
    if (field === undefined) continue;
    add(homesByField, `${object}.${field}`, home);
    add(objectsByField, field, object);
  }
  const flowsByName = new Map<string, ReadonlySet<string>>();
  for (const [object, homes] of homesByObject) if (areFlows(homes)) flowsByName.set(object.toLowerCase(), homes);
  for (const [path, homes] of homesByField) {
    const [object = '', field = ''] = path.split('.');
    if (!areFlows(homes) || flowsByName.has(object.toLowerCase())) continue;
    const isOnlyOne = objectsByField.get(field)?.size === 1;
    flowsByName.set((isOnlyOne ? field : path).toLowerCase(), homes);
  }
  return flowsByName;
}

/** Places at which code of another room says a name that belongs to a flow, each name once a file. */
export function checkFlowNames(file: string, source: string, flowsByName: FlowNames): Finding[] {
  const { capability } = homeOf(file);
  const found = new Map<string, Finding>();
  withoutComments(source)
    .split('\n')
    .forEach((content, index) => {
      for (const match of content.matchAll(/\b[A-Za-z]\w*(?:\.\w+__c\b)?/g)) {
        for (const name of new Set([match[0], ...match[0].split('.')])) {
          const flows = flowsByName.get(name.toLowerCase());
          if (flows === undefined || flows.has(capability) || found.has(name)) continue;
          if (capability.startsWith('flows/') && isStandard(name)) continue;
          const place = { line: index + 1, column: match.index + 1 };
          found.set(
            name,
            at(
              file,
              place,
              `names ${name}, which belongs to ${[...flows].join(', ')}`,
              'Ask the flow, or move this to it.',
            ),
          );
        }
      }
    });
  return [...found.values()];
}

/** What every org has, several flows may be about: an Opportunity is what one makes of a deal and what another tells the partner of. */
function isStandard(name: string): boolean {
  return !name.includes('__');
}

/** Comments as blanks, so that places stay what they are; texts in quotes stay, because they are names as well. */
function withoutComments(source: string): string {
  return source.replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*|<!--[\s\S]*?-->/g,
    (text) => (/^['"]/.test(text) ? text : text.replace(/[^\n]/g, ' ')),
  );
}

function areFlows(homes: ReadonlySet<string>): boolean {
  return [...homes].every((home) => home.startsWith('flows/'));
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set<string>()).add(value));
}

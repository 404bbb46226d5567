import { wholeFile, type Finding } from '../check.ts';
import type { ApexFacts } from './apexFacts.ts';
import { at } from './apexRules.ts';
import { forbiddenArrow, homeOf } from './capabilities.ts';

const mostLines = 400;
const longestName = 40;
/** Words that would make the package behave differently on a developer's machine. */
const machineWords = /localhost|127\.0\.0\.1|\blocal[- ]org\b/i;

/** Rules on a class as a whole: name, size, arrows to other classes. */
export function checkClass(apex: ApexFacts, fileByClass: ReadonlyMap<string, string>): Finding[] {
  return [
    ...names(apex),
    ...size(apex.file, apex.source),
    ...arrows(apex, fileByClass),
    ...machine(apex),
    ...finalizer(apex),
  ];
}

/** Files beyond this length are split. */
export function size(file: string, source: string): Finding[] {
  const lines = source.trimEnd().split('\n').length;
  return lines < mostLines
    ? []
    : [wholeFile(file, `${lines} lines, fewer than ${mostLines} are allowed`, 'Split it by what it does.')];
}

function names({ file, name }: ApexFacts): Finding[] {
  const findings: Finding[] = [];
  if (!name.startsWith('Impartner'))
    findings.push(
      wholeFile(file, `${name} does not begin with Impartner`, 'A subscriber may own a class of that name.'),
    );
  if (name.length > longestName)
    findings.push(wholeFile(file, `${name} has ${name.length} signs`, `Names have ${longestName} at most.`));
  return findings;
}

function arrows({ file, name, identifiers }: ApexFacts, fileByClass: ReadonlyMap<string, string>): Finding[] {
  const from = homeOf(file);
  return [...identifiers].flatMap(([identifier, place]) => {
    const target = fileByClass.get(identifier.toLowerCase());
    const reason = target === undefined || identifier === name ? undefined : forbiddenArrow(from, homeOf(target));
    return reason === undefined
      ? []
      : [at(file, place, `names ${identifier}: ${reason}`, 'Turn the arrow round, or move the class.')];
  });
}

function machine({ file, source }: ApexFacts): Finding[] {
  if (homeOf(file).isTest) return [];
  return source.split('\n').flatMap((content, index) => {
    const found = machineWords.exec(content);
    return found
      ? [
          at(
            file,
            { line: index + 1, column: found.index + 1 },
            `speaks of ${found[0]}`,
            'The package knows nothing of where it runs.',
          ),
        ]
      : [];
  });
}

/** A job that dies without a finalizer leaves its run open for ever. */
function finalizer({ file, interfaces, facts }: ApexFacts): Finding[] {
  const isJob = interfaces.some((type) => /^Queueable$/i.test(type)) && !homeOf(file).isTest;
  const hasFinalizer = facts.some(({ text }) => /(^|\.)attachFinalizer$/i.test(text));
  return isJob && !hasFinalizer
    ? [wholeFile(file, 'a queueable without a finalizer', 'Attach one: a killed job must leave a trace.')]
    : [];
}

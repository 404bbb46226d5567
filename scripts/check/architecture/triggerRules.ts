import { wholeFile, type Finding } from '../check.ts';

const oneLine = /^trigger \w+ on \w+\s*\([^)]*\)\s*\{\s*ImpartnerTriggerDispatcher\.run\(\);\s*\}\s*$/i;

/** Every trigger is one line, so that what it does is found in records and no flow changes a trigger of others. */
export function checkTrigger(file: string, source: string): Finding[] {
  return !file.endsWith('.trigger') || oneLine.test(source)
    ? []
    : [
        wholeFile(
          file,
          'a trigger that does more than ImpartnerTriggerDispatcher.run()',
          'Make it a handler with an ImpartnerTrigger record.',
        ),
      ];
}

import type { Program } from '../check/program.ts';
import type { ClassSymbol } from '../check/symbols.ts';
import { memberUnits, mainUnit, type FunctionRole, type MainStatements, type Unit } from './emitMembers.ts';
import { FileContext, type LinkValue } from './fileContext.ts';
import { LineWriter } from './lineWriter.ts';

/** JavaScript of one Apex file and what it takes to link it. */
export interface EmittedFile {
  readonly file: string;
  readonly code: string;
  /** Names and values passed to the script, in order. */
  readonly links: ReadonlyMap<string, LinkValue>;
  /** Roles of the functions the script returns, in order. */
  readonly functions: readonly FunctionRole[];
  readonly executableLines: readonly number[];
  /** Size of the coverage array: last line plus one. */
  readonly lineCount: number;
}

/** Checks and emits all classes of a file; faults go to `program.errors` and mark the class as broken. */
export function emitFile(program: Program, top: ClassSymbol, main?: MainStatements): EmittedFile {
  const file = new FileContext();
  const out = new LineWriter();
  const header = out.reserve();
  const units: Unit[] = [];
  const visit = (symbol: ClassSymbol): void => {
    units.push(...memberUnits({ program, file, out, symbol }));
    for (const inner of symbol.inner.values()) visit(inner);
  };
  visit(top);
  if (main) units.push(mainUnit({ program, file, out, symbol: top }, main));
  // One function after the other in the order of the source, inner classes where they stand, so that lines never go back.
  units.sort((a, b) => a.line - b.line);
  const names = units.map((unit, i) => `A$${unit.stackName}$$${i}`);
  units.forEach((unit, i) => {
    out.goTo(unit.line);
    unit.emit(names[i] as string);
  });
  out.write(`return[${names.join(',')}];})`);
  const helpers = [...file.helpers].map((h) => `${h}:$${h}`).join(',');
  const links = [...file.links.keys()].join(',');
  header(`(function($x,$v,$r,$l){"use strict";const {${helpers}}=$r;const [${links}]=$l;`);
  const lines = [...file.executableLines].sort((a, b) => a - b);
  return {
    file: top.file,
    code: out.toString(),
    links: file.links,
    functions: units.map((u) => u.role),
    executableLines: lines,
    lineCount: (lines.at(-1) ?? 0) + 1,
  };
}

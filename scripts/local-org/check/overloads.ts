import type { ApexType } from '../types/apexType.ts';
import type { Bound } from './bound.ts';
import { conversionCost } from './conversions.ts';
import type { Program } from './program.ts';

/** Cost of giving one argument to a parameter; a query also serves where a single row is wanted. */
function argumentCost(program: Program, argument: Bound, parameter: ApexType): number {
  const cost = conversionCost(program, argument.type, parameter);
  if (cost === Infinity && argument.kind === 'soql' && argument.result === 'rows' && parameter.kind === 'sobject')
    return 5 + conversionCost(program, argument.type.args[0] as ApexType, parameter);
  return cost;
}

/** Picks the candidate whose parameters take the arguments at the least cost; undefined where none does. */
export function chooseOverload<T extends { readonly parameters: readonly ApexType[] }>(
  program: Program,
  candidates: readonly T[],
  args: readonly Bound[],
): T | undefined {
  let best: T | undefined;
  let bestCost = Infinity;
  for (const candidate of candidates) {
    if (candidate.parameters.length !== args.length) continue;
    let cost = 0;
    for (let i = 0; i < args.length && cost < Infinity; i++)
      cost += argumentCost(program, args[i] as Bound, candidate.parameters[i] as ApexType);
    if (cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}

/** `(String, Integer)`, for messages. */
export function describeTypes(args: readonly { readonly type: ApexType }[]): string {
  return `(${args.map((a) => a.type.name).join(', ')})`;
}

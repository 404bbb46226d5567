import type { Hen } from './hen.ts'; // fault: an import circle of egg.ts, hen.ts

export interface Egg {
  readonly layer: Hen;
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One feature of the product, and how one can tell that it is there. */
export interface FeatureRow {
  /** `D7`. */
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly doneWhen: string;
}

/** All features that the product is to have, in their order. */
export function featureRows(): FeatureRow[] {
  return JSON.parse(
    readFileSync(fileURLToPath(new URL('../../config/features.json', import.meta.url)), 'utf8'),
  ) as FeatureRow[];
}

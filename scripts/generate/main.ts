import { generateCountries } from './countries.ts';
import { generateDomains } from './domains.ts';
import { generateEntities } from './entities.ts';
import { generateLetters } from './letters.ts';

/** What can be renewed. Each takes its data from packages that are pinned in package.json: raise the version, then run this. */
const generators: Readonly<Record<string, () => void | Promise<void>>> = {
  domains: generateDomains,
  letters: generateLetters,
  entities: generateEntities,
  countries: generateCountries,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => generators[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no data "${unknown.join('", "')}". Data: ${Object.keys(generators).join(', ')}.`);
  process.exit(1);
}
for (const [name, generate] of Object.entries(generators))
  if (names.length === 0 || names.includes(name)) await generate();

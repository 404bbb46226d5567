import { checks } from './checks.ts';
import { describeOutcome, describeTotals } from './report.ts';
import { hasPassed, runChecks } from './runChecks.ts';

const names = process.argv.slice(2).filter((argument) => argument !== '--all');
const unknown = names.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  console.error(`There is no check "${unknown.join('", "')}". Checks:`);
  for (const check of checks) console.error(`  ${check.name.padEnd(12)} ${check.what}`);
  process.exit(1);
}
const wanted = names.length === 0 ? checks : checks.filter(({ name }) => names.includes(name));
const outcomes = await runChecks(wanted, (outcome) => {
  console.log(describeOutcome(outcome));
});
console.log(`\n${describeTotals(outcomes)}`);
// The scanners leave handles open that would keep the process alive.
process.exit(outcomes.every(({ result }) => hasPassed(result)) ? 0 : 1);

import { parseArgs } from 'node:util';
import { benchInbound, type ImportCounts, type InboundBench } from './bench/inbound.ts';

const USAGE = `Counts what an import costs: queries, DML, callouts, jobs, statements per 1,000 registrations.

  npm run bench -- inbound [--sizes 1000,10000] [--no-naive] [--json]`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sizes: { type: 'string', default: '1000,10000' },
      'no-naive': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help || positionals[0] !== 'inbound') {
    console.log(USAGE);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const sizes = values.sizes.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 6))
    throw new Error('--sizes takes whole numbers from 6 on, separated by commas.');
  const benches: InboundBench[] = [];
  for (const size of sizes) benches.push(await benchInbound(size, !values['no-naive'], (text) => console.error(text)));
  if (values.json) console.log(JSON.stringify(benches));
  else for (const bench of benches) print(bench);
}

function print(bench: InboundBench): void {
  const rows: readonly (keyof ImportCounts)[] = [
    'callouts',
    'jobs',
    'queries',
    'dmlStatements',
    'dmlRows',
    'statements',
  ];
  const bound = (name: string): string =>
    name in bench.lowerBound ? String(bench.lowerBound[name as 'callouts'].value) : '';
  console.log(
    `\n${bench.size} registrations; per 1,000:`.padEnd(40) +
      'package'.padStart(12) +
      'again'.padStart(12) +
      'naive'.padStart(12) +
      'lower bound'.padStart(14),
  );
  for (const name of rows) {
    console.log(
      `  ${name.padEnd(36)}${String(bench.package[name]).padStart(13)}${String(bench.packageSecondRun[name]).padStart(12)}${String(bench.naive?.[name] ?? '-').padStart(12)}${bound(name).padStart(14)}`,
    );
  }
  console.log(
    `  most in one transaction: ${bench.package.mostQueriesInOneTransaction} queries, ${bench.package.mostDmlStatementsInOneTransaction} DML statements, ${bench.package.mostDmlRowsInOneTransaction} DML rows`,
  );
}

try {
  await main();
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : String(failure));
  process.exitCode = 1;
}

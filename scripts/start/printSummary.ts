import type { RunResult } from './runFlows.ts';

/** Prints what happened, for someone who runs a channel and not a database. */
export function printSummary({ summary, problems, questions }: RunResult): void {
  const line = (label: string, count: number, meaning: string): string =>
    `  ${String(count).padStart(6)}  ${label.padEnd(14)} ${meaning}`;
  console.log(`
Deal registrations -> Opportunities: ${summary.read} read
${[
  line('created', summary.created, 'became a new Opportunity'),
  line('joined', summary.joined, 'joined an Opportunity that sales already had'),
  line('updated', summary.updated, 'brought a change to their Opportunity'),
  line('unchanged', summary.unchanged, 'brought nothing new'),
  line('held', summary.held, 'wait for a person: nothing was created for them'),
  line('failed', summary.failed, 'could not be taken over; see below'),
  line('waiting', summary.waiting, 'wait for their approval in Impartner'),
  line('ended', summary.ended, 'have ended in Impartner: rejected, expired or withdrawn'),
].join('\n')}
  ${String(summary.writtenBack).padStart(6)}  ids and addresses written back to Impartner and confirmed by reading them

Opportunities -> stages of deals: ${summary.sent} told to partners; the others were as Impartner had them`);
  if (questions.length > 0) {
    console.log('\nWaiting for a person');
    for (const question of questions)
      console.log(
        `  ${String(question.count).padStart(6)}  ${question.count === 1 ? '' : 'e.g. '}${question.explanation}`,
      );
  }
  if (problems.length > 0) {
    console.log('\nIssues');
    for (const problem of problems)
      console.log(
        `  ${String(problem.count).padStart(6)}  ${problem.count === 1 ? '' : 'e.g. '}${problem.message}\n          ${problem.remedy}`,
      );
  }
  console.log(`
Counted outside of the package: ${summary.salesforceCreates} rows created and ${summary.salesforceUpdates} updated in Salesforce, ${summary.impartnerWrites} writes in Impartner;
${summary.callouts} callouts, ${summary.queries} queries, ${summary.dmlStatements} DML statements with ${summary.dmlRows} rows in ${summary.jobs} jobs; ${(summary.millis / 1000).toFixed(1)} s.`);
}

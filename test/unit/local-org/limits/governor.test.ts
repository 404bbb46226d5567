import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countAgainst } from '../../../../scripts/local-org/limits/governor.ts';
import { createCounters, limitsFor } from '../../../../scripts/local-org/limits/limitTables.ts';
import { ApexFatalError } from '../../../../scripts/local-org/values/exception.ts';

describe('governor limits', () => {
  it('shouldAllowTheLimitAndRefuseTheNext', () => {
    const counters = createCounters();
    const limits = limitsFor('anonymous');
    for (let i = 0; i < 100; i++) countAgainst(counters, limits, 'queries');
    assert.throws(
      () => countAgainst(counters, limits, 'queries'),
      (e) => e instanceof ApexFatalError && e.exception.getMessage() === 'Too many SOQL queries: 101',
    );
    assert.throws(
      () => countAgainst(createCounters(), limits, 'dmlRows', 10_001),
      (e) => e instanceof ApexFatalError && e.exception.getMessage() === 'Too many DML rows: 10001',
    );
  });

  it('shouldKnowTheKindsOfTransactions', () => {
    assert.equal(limitsFor('queueable').queries, 200);
    assert.equal(limitsFor('queueable').queueableJobs, 1);
    assert.equal(limitsFor('eventTrigger').queries, 100, 'event triggers have the synchronous limits');
    assert.equal(limitsFor('finalizer').heapBytes, 12_000_000);
    assert.equal(limitsFor('batchExecute').futureCalls, 0);
  });

  it('shouldModelCpuTimeByStatements', () => {
    const counters = createCounters();
    counters.statements = 5_001_000;
    assert.throws(() => countAgainst(counters, limitsFor('anonymous'), 'queries'), /Apex CPU time limit exceeded/);
    assert.doesNotThrow(() => countAgainst(counters, limitsFor('queueable'), 'queries'));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextFireTime, parseCron } from '../../../../scripts/local-org/async/cron.ts';

const next = (expression: string, after: string, zone = 'UTC'): string => {
  const time = nextFireTime(parseCron(expression), Date.parse(after), zone);
  return time === undefined ? 'never' : new Date(time).toISOString();
};

describe('cron expressions', () => {
  it('shouldFindTheNextTime', () => {
    assert.equal(next('0 0 13 * * ?', '2026-01-15T12:00:00Z'), '2026-01-15T13:00:00.000Z');
    assert.equal(next('0 0 13 * * ?', '2026-01-15T13:00:00Z'), '2026-01-16T13:00:00.000Z', 'later than now');
    assert.equal(
      next('0 0 22 ? * 6L', '2026-01-15T12:00:00Z'),
      '2026-01-30T22:00:00.000Z',
      'the last Friday of the month',
    );
    assert.equal(next('0 0 10 ? * MON-FRI', '2026-01-16T12:00:00Z'), '2026-01-19T10:00:00.000Z');
    assert.equal(next('0 0 20 * * ? 2027', '2026-01-15T12:00:00Z'), '2027-01-01T20:00:00.000Z');
    assert.equal(next('0 0 0 L * ?', '2026-02-15T12:00:00Z'), '2026-02-28T00:00:00.000Z');
    assert.equal(
      next('0 0 0 15W 2 ?', '2026-01-15T12:00:00Z'),
      '2026-02-16T00:00:00.000Z',
      'the weekday nearest to Sunday the 15th',
    );
    assert.equal(next('0 0 0 ? * 2#1', '2026-01-15T12:00:00Z'), '2026-02-02T00:00:00.000Z', 'the first Monday');
    assert.equal(next('0 30 8/4 * * ?', '2026-01-15T12:00:00Z'), '2026-01-15T12:30:00.000Z');
    assert.equal(
      next('0 0 9 * * ?', '2026-01-15T12:00:00Z', 'America/New_York'),
      '2026-01-15T14:00:00.000Z',
      'in the zone of the user',
    );
    assert.equal(next('0 0 9 1 1 ? 2020', '2026-01-15T12:00:00Z'), 'never');
  });

  it('shouldRefuseWhatApexRefuses', () => {
    assert.throws(
      () => parseCron('0 0 1 * *'),
      (e: { getMessage(): string }) => e.getMessage().includes('Unexpected end of expression'),
    );
    assert.throws(
      () => parseCron('0 0/5 * * * ?'),
      (e: { getMessage(): string }) => e.getMessage().includes('Seconds and minutes must be specified as integers'),
    );
    assert.throws(
      () => parseCron('0 0 1 ? * ?'),
      (e: { getMessage(): string }) =>
        e.getMessage().includes('can only be specified for Day-of-Month -OR- Day-of-Week'),
    );
    assert.throws(
      () => parseCron('0 0 25 * * ?'),
      (e: { getMessage(): string }) => e.getMessage().includes('25'),
    );
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LocalOrg } from '../../../../scripts/local-org/runtime/createOrg.ts';
import { AuraTypeError, fromAura, toAura } from '../../../../scripts/local-org/server/auraJson.ts';
import { ApexType } from '../../../../scripts/local-org/types/apexType.ts';
import { compileApex } from '../runApex.ts';

const sources = {
  Row: `public virtual class Row {
    @AuraEnabled public String name { get; set; }
    @AuraEnabled public Integer size;
    @AuraEnabled public String shout { get { return name.toUpperCase(); } }
    @AuraEnabled public static String shared = 'of the class';
    public String secret { get; set; }
    public Row(String name) { this.name = name; this.secret = 'hidden'; }
    public Row() { }
  }`,
  Leaf: `public class Leaf extends Row {
    @AuraEnabled public List<Row> children { get; set; }
    @AuraEnabled public Map<String, Row> byName { get; set; }
    public Leaf() { super('leaf'); this.children = new List<Row>{ new Row('a'), null }; }
  }`,
  Plain: `public class Plain {
    public enum Color { RED, GREEN }
    public static Object value(String what) {
      switch on what {
        when 'long' { return 4294967296L; }
        when 'decimal' { return 1.50; }
        when 'double' { return 0.5d; }
        when 'date' { return Date.newInstance(2026, 2, 3); }
        when 'datetime' { return Datetime.newInstanceGmt(2026, 2, 3, 4, 5, 6); }
        when 'time' { return Time.newInstance(0, 0, 1, 5); }
        when 'enum' { return Color.GREEN; }
        when 'set' { return new Set<String>{ 'x' }; }
        when 'map' { return new Map<Integer, String>{ 1 => 'one', 2 => null }; }
        when 'record' { return new Account(Name = 'Acme', BillingCity = null, NumberOfEmployees = 7); }
        when 'object' { return new Row('a'); }
        when 'leaf' { return new Leaf(); }
        when 'schema' { return Account.SObjectType; }
        when else { return null; }
      }
    }
  }`,
};

describe('values between Apex and components', () => {
  let org: LocalOrg;

  before(() => {
    org = compileApex({ sources });
    assert.deepEqual(org.compileErrors, []);
  });
  after(() => org.close());

  const sent = (what: string): unknown =>
    org.runTransaction('anonymous', what, () => toAura(org.code, org.code.invokeStatic('Plain', 'value', [what])));
  const received = (json: unknown, type: ApexType): unknown =>
    org.runTransaction('anonymous', 'argument', () => toAura(org.code, fromAura(org.code, json, type)));

  for (const [what, expected] of [
    ['nothing', null],
    ['long', 4294967296],
    ['decimal', 1.5],
    ['double', 0.5],
    ['date', '2026-02-03'],
    ['datetime', '2026-02-03T04:05:06.000Z'],
    ['time', 1005],
    ['enum', 'GREEN'],
    ['set', ['x']],
    ['map', { 1: 'one', 2: null }],
  ] as const)
    it(`shouldSendA${what}AsJson`, () => assert.deepEqual(sent(what), expected));

  it('shouldLeaveEmptyFieldsOfARecordOut', () =>
    assert.deepEqual(sent('record'), { Name: 'Acme', NumberOfEmployees: 7 }));

  it('shouldSendOnlyTheAuraEnabledMembersOfAnObject', () =>
    assert.deepEqual(sent('object'), { name: 'a', shout: 'A' }));

  it('shouldSendTheMembersOfTheSuperclassToo', () =>
    assert.deepEqual(sent('leaf'), {
      name: 'leaf',
      shout: 'LEAF',
      children: [{ name: 'a', shout: 'A' }, null],
    }));

  it('shouldRefuseWhatNoComponentCanTake', () => {
    assert.throws(() => sent('schema'), AuraTypeError);
  });

  it('shouldFillPropertiesOfAnArgumentAtEveryDepth', () => {
    const leaf = { name: 'x', children: [{ name: 'y' }], byName: { z: { name: 'z' } } };
    assert.deepEqual(received(leaf, ApexType.user('Leaf')), {
      name: 'x',
      shout: 'X',
      children: [{ name: 'y', shout: 'Y' }],
      byName: { z: { name: 'z', shout: 'Z' } },
    });
  });

  it('shouldTakeNullForWhatIsNotGiven', () => {
    assert.equal(received(null, ApexType.user('Row')), null);
    assert.equal(received(undefined, ApexType.user('Row')), null);
  });

  for (const [what, json, type, member] of [
    ['AMemberWithoutAccessors', { size: 1 }, ApexType.user('Row'), 'Row.size'],
    ['AMemberThatIsNotAuraEnabled', { secret: 's' }, ApexType.user('Row'), 'Row.secret'],
    ['APropertyWithoutSetter', { shout: 's' }, ApexType.user('Row'), 'Row.shout'],
    ['AMemberThatDoesNotExist', { missing: 1 }, ApexType.user('Row'), 'Row.missing'],
    ['AMemberWrittenInOtherCase', { Name: 'x' }, ApexType.user('Row'), 'Row.Name'],
    ['AMemberInsideOfAList', [{ missing: 1 }], ApexType.list(ApexType.user('Row')), 'Row.missing'],
    ['AMemberInsideOfAMap', { byName: { a: { missing: 1 } } }, ApexType.user('Leaf'), 'Row.missing'],
  ] as const)
    it(`shouldSayThatAnOrgWouldDrop${what}`, () =>
      assert.throws(
        () => received(json, type),
        (error) => error instanceof AuraTypeError && error.message.startsWith(`${member} is no @AuraEnabled property`),
      ));
});

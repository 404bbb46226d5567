import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UnsupportedError } from '../../../../scripts/local-org/runtime/unsupported.ts';
import type { ApexList } from '../../../../scripts/local-org/values/collections.ts';
import type { SObject } from '../../../../scripts/local-org/values/sobject.ts';
import { ApexDate } from '../../../../scripts/local-org/values/temporal.ts';
import { FakeOrg, objectFiles } from './fakeOrg.ts';
import { messageOf } from './things.ts';

const formula = (type: string, text: string, more = ''): string =>
  `<type>${type}</type><formula>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</formula>${more}`;
const number = '<precision>18</precision><scale>2</scale>';

const files = {
  ...objectFiles('Deal__c', {
    Net__c: `<type>Number</type>${number}`,
    Rate__c: '<type>Percent</type><precision>5</precision><scale>2</scale>',
    Day__c: '<type>Date</type>',
    Kind__c: '<type>Text</type><length>20</length>',
    Account__c: '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Deals</relationshipName>',
    Gross__c: formula('Number', 'Net__c * (1 + Rate__c)', number),
    Title__c: formula(
      'Text',
      'IF(ISBLANK(Account__r.Name), "none", UPPER(LEFT(Account__r.Name, 3)) & "-" & TEXT(Net__c))',
    ),
    Big__c: formula('Checkbox', 'AND(Gross__c > 100, NOT(ISPICKVAL(Kind__c, "small")))'),
    Week__c: formula('Date', 'Day__c + 7'),
    Size__c: formula('Text', 'CASE(Kind__c, "a", "Alpha", "b", "Beta", "other")'),
    Odd__c: formula('Text', 'GEOLOCATION(1, 2)'),
  }),
  'objects/Deal__c/validationRules/NoDrop.validationRule-meta.xml':
    '<?xml version="1.0"?><ValidationRule><fullName>NoDrop</fullName><active>true</active><errorConditionFormula>!ISNEW() &amp;&amp; ISCHANGED(Net__c) &amp;&amp; Net__c &lt; PRIORVALUE(Net__c)</errorConditionFormula><errorDisplayField>Net__c</errorDisplayField><errorMessage>must not drop</errorMessage></ValidationRule>',
};

describe('formulas', () => {
  it('shouldComputeFormulaFieldsInQueries', () => {
    const org = new FakeOrg(files);
    org.run(() => {
      const account = org.row('Account', { Name: 'Acme' });
      org.insert(account);
      org.insert(
        org.row('Deal__c', {
          Net__c: 100,
          Rate__c: 19,
          Kind__c: 'b',
          Account__c: account.id,
          Day__c: ApexDate.of(2026, 1, 1),
        }),
        org.row('Deal__c', { Net__c: 1 }),
      );
      const rows = org.query('SELECT Gross__c, Title__c, Big__c, Week__c, Size__c FROM Deal__c ORDER BY Gross__c DESC');
      assert.deepEqual(
        ['Gross__c', 'Title__c', 'Big__c', 'Week__c', 'Size__c'].map((f) => String(rows[0]?.get(f))),
        ['119.00', 'ACM-100', 'true', '2026-01-08', 'Beta'],
      );
      assert.deepEqual(
        ['Title__c', 'Big__c', 'Week__c', 'Size__c'].map((f) => String(rows[1]?.get(f))),
        ['none', 'false', 'null', 'other'],
      );
      assert.equal(
        org.query("SELECT Id FROM Deal__c WHERE Size__c = 'BETA' AND Big__c = true").length,
        1,
        'formulas can be filtered',
      );
      assert.throws(() => org.query('SELECT Odd__c FROM Deal__c'), /GEOLOCATION/, 'an unknown function is named');
    });
  });

  it('shouldTakeTodayFromTheZoneOfTheUser', () => {
    // Salesforce Help, "Using Date, Date/Time, and Time Values in Formulas". It is noon in Greenwich on the 15th.
    const org = new FakeOrg(
      objectFiles('Day__c', {
        Today__c: formula('Date', 'TODAY()'),
        Stamp__c: formula('Date', 'DATEVALUE(NOW())'),
        Start__c: '<type>Date</type><defaultValue>TODAY()</defaultValue>',
      }),
    );
    const user = org.query('SELECT Id FROM User WHERE Username = :name', 'admin@local-org.example')[0] as SObject;
    user.write('TimeZoneSidKey', 'Pacific/Auckland');
    org.run(() => org.update(user));
    org.run(() => {
      org.insert(org.row('Day__c'));
      const row = org.query('SELECT Today__c, Stamp__c, Start__c FROM Day__c')[0];
      assert.deepEqual(
        ['Today__c', 'Stamp__c', 'Start__c'].map((f) => String(row?.get(f))),
        ['2026-01-16', '2026-01-15', '2026-01-16'],
        'conversions between moments and days are in GMT',
      );
    });
  });

  it('shouldShowFormulaFieldsToTriggers', () => {
    const { Odd__c: _, ...fields } = { Odd__c: 0 };
    const known = Object.fromEntries(
      Object.entries({ ...files, ...fields }).filter(([path]) => !path.includes('Odd__c')),
    );
    const org = new FakeOrg(known);
    const seen: string[] = [];
    org.trigger('Deal__c', ['before insert', 'after insert'], (context) => {
      seen.push(String(((context.newList as ApexList).items[0] as SObject).read('Gross__c')));
    });
    org.run(() => org.insert(org.row('Deal__c', { Net__c: 10, Rate__c: 10 })));
    assert.deepEqual(seen, ['11.00', '11.00']);
  });

  it('shouldApplyValidationRules', () => {
    const org = new FakeOrg(files);
    org.run(() => {
      const deal = org.row('Deal__c', { Net__c: 5 });
      org.insert(deal);
      deal.write('Net__c', 6);
      org.update(deal);
      deal.write('Net__c', 4);
      assert.match(
        messageOf(() => org.update(deal)),
        /FIELD_CUSTOM_VALIDATION_EXCEPTION, must not drop: \[Net__c\]$/,
      );
    });
  });

  it('shouldRefuseRulesItCannotEvaluate', () => {
    const rule =
      '<?xml version="1.0"?><ValidationRule><fullName>R</fullName><active>true</active><errorConditionFormula>VLOOKUP(1, 2, 3)</errorConditionFormula><errorMessage>x</errorMessage></ValidationRule>';
    const org = new FakeOrg({
      ...objectFiles('Plain__c', {}),
      'objects/Plain__c/validationRules/R.validationRule-meta.xml': rule,
    });
    org.run(() => assert.throws(() => org.insert(org.row('Plain__c')), UnsupportedError));
  });
});

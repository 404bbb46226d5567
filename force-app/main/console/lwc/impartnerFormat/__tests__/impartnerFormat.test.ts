import {
  absoluteTime,
  fill,
  money,
  relativeTime,
  shortDay,
  wholeNumber,
  recordName,
  words,
  counted,
} from 'c/impartnerFormat';

jest.mock('@salesforce/i18n/lang', () => ({ default: 'en-US' }), { virtual: true });
jest.mock('@salesforce/i18n/locale', () => ({ default: 'en-US' }), { virtual: true });
jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'America/New_York' }), { virtual: true });

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('impartnerFormat', () => {
  it('shouldFillPlaceholders', () => {
    expect(fill('{0} of {1}, {2}', 'a', 2)).toBe('a of 2, {2}');
  });

  it('shouldSayHowLongAgo', () => {
    expect(relativeTime('2026-03-01T11:59:30Z', NOW)).toBe('c.ImpartnerFormat_JustNow');
    expect(relativeTime('2026-03-01T11:58:00Z', NOW)).toBe('2 minutes ago');
    expect(relativeTime('2026-03-01T12:00:20Z', NOW)).toBe('now');
    expect(relativeTime('2026-03-01T15:00:00Z', NOW)).toBe('in 3 hours');
    expect(relativeTime('2026-02-28T12:00:00Z', NOW)).toBe('yesterday');
    expect(relativeTime('2024-02-28T12:00:00Z', NOW)).toBe('2 years ago');
    expect(relativeTime(undefined)).toBe('');
  });

  it('shouldUseTheZoneOfTheUser', () => {
    expect(absoluteTime('2026-03-01T02:00:00Z')).toContain('Feb 28, 2026');
    expect(absoluteTime(undefined)).toBe('');
    expect(shortDay('2026-03-01')).toBe('Mar 1');
    expect(shortDay(undefined)).toBe('');
  });

  it('shouldWriteNumbersAndAmounts', () => {
    expect(wholeNumber(12345)).toBe('12,345');
    expect(wholeNumber(undefined)).toBe('0');
    expect(money(84000, 'EUR')).toBe('€84,000');
    expect(money(84000, 'not a code')).toBe('84,000');
    expect(money(undefined, 'EUR')).toBe('');
  });

  it('shouldCountOneInWordsOfItsOwn', () => {
    expect(counted(1, '1 record', '{0} records')).toBe('1 record');
    expect(counted(1400, '1 record', '{0} records')).toBe('1,400 records');
    expect(counted(undefined, '1 record', '{0} records')).toBe('0 records');
  });

  it('shouldNameRecordsOfImpartner', () => {
    expect(recordName('Deal:1042')).toBe('deal 1042');
    expect(recordName(undefined)).toBe('');
  });

  it('shouldReadCodesAsWords', () => {
    expect(words('SEVERAL_OPEN')).toBe('Several open');
    expect(words('CreateOpportunity')).toBe('Create opportunity');
    expect(words(undefined)).toBe('');
  });
});

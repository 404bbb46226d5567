import { absoluteTime, fill, relativeTime, safeAddress, subjectOf } from 'c/impartnerFormat';

import { labels } from './labels';

type Panel = ImpartnerRecordPanelController.Panel;

const STATES: Record<string, readonly [string, string]> = {
  InStep: [labels.inStep, 'utility:success'],
  Asked: [labels.asked, 'utility:sync'],
  NotChecked: [labels.notChecked, 'utility:warning'],
  Halted: [labels.halted, 'utility:pause'],
  ChangeWaiting: [labels.changeWaiting, 'utility:clock'],
  Held: [labels.held, 'utility:pause'],
  Failed: [labels.failed, 'utility:error'],
  Unlinked: [labels.unlinked, 'utility:unlinked'],
};

const VARIANTS: Record<string, string> = { InStep: 'success', NotChecked: 'warning', Failed: 'error' };

const OWNERS: Record<string, string> = {
  Impartner: labels.ownerImpartner,
  ImpartnerAtFirst: labels.ownerImpartnerAtFirst,
  ImpartnerWhenEmpty: labels.ownerImpartnerWhenEmpty,
  Salesforce: labels.ownerSalesforce,
};

export interface GroupView {
  key: string;
  heading: string;
  isWaiting: boolean;
  advice: string;
  url: string | undefined;
  openText: string;
  facts: { label: string; value: string }[];
}

export interface PanelView {
  stateText: string;
  stateIcon: string;
  stateVariant: string;
  isLinked: boolean;
  isNotLinked: boolean;
  notLinkedText: string;
  silence: string;
  nextAttempt: string;
  groups: GroupView[];
  records: { key: string; url: string | undefined; text: string }[];
  fields: { label: string; path: string; owner: string }[];
  hasFields: boolean;
  hasEvents: boolean;
  maySync: boolean;
}

export function panelView(panel: Panel): PanelView {
  const [stateText, stateIcon] = STATES[panel.state ?? ''] ?? [labels.notLinked, 'utility:info'];
  const isLinked = panel.records.length > 0;
  const groups = panel.facts.map(groupView);
  const told = new Set(groups.map(({ key }) => key));
  return {
    stateText,
    stateIcon,
    stateVariant: VARIANTS[panel.state ?? ''] ?? '',
    isLinked,
    isNotLinked: !isLinked,
    notLinkedText: groups.length > 0 ? labels.notLinkedWaitingText : labels.notLinkedText,
    silence: panel.silentSince ? fill(labels.notCheckedSince, absoluteTime(panel.silentSince)) : '',
    groups,
    nextAttempt: !panel.nextAttemptAt ? '' : fill(labels.nextAttempt, relativeTime(panel.nextAttemptAt)),
    records: panel.records.filter(({ impartnerKey }) => !told.has(impartnerKey ?? '')).map(recordView),
    fields: panel.fields.map(({ label = '', path = '', owner = '' }) => ({
      label,
      path: fill(labels.path, path),
      owner: OWNERS[owner] ?? labels.ownerImpartner,
    })),
    hasFields: panel.fields.length > 0,
    hasEvents: panel.events.length > 0,
    maySync: isLinked && panel.maySync,
  };
}

function recordView(record: ImpartnerRecordName.Named): PanelView['records'][0] {
  const url = safeAddress(record.url);
  const text = fill(url ? labels.open : labels.linkedTo, subjectOf(record, record.impartnerKey));
  return { key: record.impartnerKey ?? '', url, text };
}

/** What a flow says of a record; what it does not say is not drawn. */
function groupView({ entry, url }: ImpartnerRecordPanelController.FactGroup): GroupView {
  const subject = entry?.subject ?? subjectOf(undefined, entry?.impartnerKey);
  return {
    key: entry?.impartnerKey ?? '',
    heading: entry?.isWaiting ? fill(labels.waits, subject) : subject,
    isWaiting: entry?.isWaiting === true,
    advice: entry?.advice ?? '',
    url: safeAddress(url),
    openText: fill(labels.open, subject),
    facts: (entry?.facts ?? []).map(({ label = '', value = '' }) => ({ label, value })),
  };
}

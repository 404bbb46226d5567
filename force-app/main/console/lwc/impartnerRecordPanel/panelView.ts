import { fill, relativeTime } from 'c/impartnerFormat';

import { labels } from './labels';

type Panel = ImpartnerRecordPanelController.Panel;

const STATES: Record<string, readonly [string, string]> = {
  InStep: [labels.inStep, 'utility:success'],
  ChangeWaiting: [labels.changeWaiting, 'utility:clock'],
  Held: [labels.held, 'utility:pause'],
  Failed: [labels.failed, 'utility:error'],
  Unlinked: [labels.unlinked, 'utility:unlinked'],
};

const VARIANTS: Record<string, string> = { InStep: 'success', Failed: 'error' };

const OWNERS: Record<string, string> = {
  Impartner: labels.ownerImpartner,
  ImpartnerAtFirst: labels.ownerImpartnerAtFirst,
  ImpartnerWhenEmpty: labels.ownerImpartnerWhenEmpty,
  Salesforce: labels.ownerSalesforce,
};

export interface PanelView {
  stateText: string;
  stateIcon: string;
  stateVariant: string;
  isLinked: boolean;
  isNotLinked: boolean;
  nextAttempt: string;
  records: { key: string; url: string | undefined; text: string }[];
  fields: { label: string; path: string; owner: string }[];
  hasFields: boolean;
  hasEvents: boolean;
  maySync: boolean;
}

export function panelView(panel: Panel): PanelView {
  const [stateText, stateIcon] = STATES[panel.state ?? ''] ?? [labels.notLinked, 'utility:info'];
  const isLinked = panel.records.length > 0;
  return {
    stateText,
    stateIcon,
    stateVariant: VARIANTS[panel.state ?? ''] ?? '',
    isLinked,
    isNotLinked: !isLinked,
    nextAttempt: !panel.nextAttemptAt ? '' : fill(labels.nextAttempt, relativeTime(panel.nextAttemptAt)),
    records: panel.records.map(recordView),
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

/** Only addresses that a browser opens safely become links. */
function recordView({ impartnerKey = '', url }: ImpartnerRecordPanelController.LinkedRecord): PanelView['records'][0] {
  const address = url && /^https:\/\//.test(url) ? url : undefined;
  return { key: impartnerKey, url: address, text: fill(address ? labels.open : labels.linkedTo, impartnerKey) };
}

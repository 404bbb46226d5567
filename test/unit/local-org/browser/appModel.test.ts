import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAppModel, type AppModel } from '../../../../scripts/local-org/browser/appModel.ts';
import { writeProject } from '../dml/fakeOrg.ts';

const xml = (root: string, body: string): string => `<?xml version="1.0"?>\n<${root}>${body}</${root}>`;

const project = {
  'lwc/board/board.ts': '',
  'lwc/panel/panel.html': '<template></template>',
  'tabs/Board.tab-meta.xml': xml('CustomTab', '<label>The board</label><lwcComponent>board</lwcComponent>'),
  'tabs/Start.tab-meta.xml': xml('CustomTab', '<label>Start</label><flexiPage>StartPage</flexiPage>'),
  'tabs/Thing__c.tab-meta.xml': xml('CustomTab', '<customObject>true</customObject>'),
  'applications/Work.app-meta.xml': xml(
    'CustomApplication',
    `<label>Work</label><description>For everyone</description><brand><headerColor>#112233</headerColor></brand>
    <tabs>Start</tabs><tabs>Board</tabs><tabs>Thing__c</tabs><tabs>standard-Account</tabs>
    <actionOverrides><actionName>View</actionName><content>AccountPage</content><pageOrSobjectType>Account</pageOrSobjectType></actionOverrides>
    <actionOverrides><actionName>New</actionName><content>Other</content><pageOrSobjectType>Lead</pageOrSobjectType></actionOverrides>
    <profileActionOverrides><actionName>View</actionName><content>LeadPage</content><pageOrSobjectType>Lead</pageOrSobjectType></profileActionOverrides>`,
  ),
  'flexipages/StartPage.flexipage-meta.xml': xml(
    'FlexiPage',
    `<masterLabel>Start</masterLabel><type>AppPage</type><template><name>flexipage:appHomeTemplateTwoColumns</name></template>
    <flexiPageRegions><name>column1</name><itemInstances><componentInstance><componentName>board</componentName>
      <componentInstanceProperties><name>heading</name><value>Today</value></componentInstanceProperties>
      <componentInstanceProperties><name>note</name></componentInstanceProperties>
    </componentInstance></itemInstances></flexiPageRegions>
    <flexiPageRegions><name>column2</name><componentInstances><componentName>c:panel</componentName></componentInstances></flexiPageRegions>`,
  ),
  'flexipages/AccountPage.flexipage-meta.xml': xml(
    'FlexiPage',
    `<masterLabel>Account</masterLabel><type>RecordPage</type><sobjectType>Account</sobjectType>
    <flexiPageRegions><name>main</name><itemInstances><componentInstance><componentName>force:detailPanel</componentName></componentInstance></itemInstances></flexiPageRegions>`,
  ),
  'permissionsets/Worker.permissionset-meta.xml': xml(
    'PermissionSet',
    `<label>Worker</label>
    <applicationVisibilities><application>Work</application><visible>true</visible></applicationVisibilities>
    <applicationVisibilities><application>Secret</application><visible>false</visible></applicationVisibilities>
    <tabSettings><tab>Start</tab><visibility>Visible</visibility></tabSettings>
    <tabSettings><tab>Board</tab><visibility>Available</visibility></tabSettings>`,
  ),
};

const read = (changes: Readonly<Record<string, string>> = {}): AppModel =>
  readAppModel([writeProject({ ...project, ...changes })]);

describe('pages that a project declares', () => {
  it('shouldReadAnApplicationWithItsTabsInOrder', () => {
    const [app] = read().applications;
    assert.ok(app);
    assert.deepEqual(
      { label: app.label, description: app.description, color: app.color },
      { label: 'Work', description: 'For everyone', color: '#112233' },
    );
    assert.deepEqual(app.tabs, [
      { apiName: 'Start', label: 'Start', kind: 'page', target: 'StartPage' },
      { apiName: 'Board', label: 'The board', kind: 'component', target: 'board' },
      { apiName: 'Thing__c', label: '', kind: 'object', target: 'Thing__c' },
      { apiName: 'standard-Account', label: '', kind: 'object', target: 'Account' },
    ]);
  });

  it('shouldTakeRecordPagesFromOverridesOfViewAlone', () =>
    assert.deepEqual(read().applications[0]?.recordPages, { Account: 'AccountPage', Lead: 'LeadPage' }));

  it('shouldReadRegionsWithTheirComponentsAndProperties', () => {
    const { StartPage, AccountPage } = read().pages;
    assert.equal(StartPage?.template, 'flexipage:appHomeTemplateTwoColumns');
    assert.deepEqual(StartPage?.regions, {
      column1: [{ name: 'board', properties: { heading: 'Today', note: '' } }],
      column2: [{ name: 'panel', properties: {} }],
    });
    assert.equal(AccountPage?.objectName, 'Account');
    assert.deepEqual(AccountPage?.regions, { main: [{ name: 'force:detailPanel', properties: {} }] });
  });

  it('shouldOpenOnlyWhatAPermissionSetShows', () =>
    assert.deepEqual(read().access, { Worker: { applications: ['Work'], tabs: ['Start'] } }));

  it('shouldGiveAManagedPackageItsPrefixAndLeaveWhatIsStandardAsItIs', () => {
    const { applications, pages, access } = readAppModel([writeProject(project)], 'imptest');
    const [app] = applications;
    assert.equal(app?.apiName, 'imptest__Work');
    assert.equal(app.label, 'Work', 'labels have none');
    assert.deepEqual(
      app.tabs.map(({ apiName, target }) => [apiName, target]),
      [
        ['imptest__Start', 'imptest__StartPage'],
        ['imptest__Board', 'board'],
        ['imptest__Thing__c', 'imptest__Thing__c'],
        ['standard-Account', 'Account'],
      ],
    );
    assert.deepEqual(app.recordPages, { Account: 'imptest__AccountPage', Lead: 'imptest__LeadPage' });
    assert.deepEqual(Object.keys(pages), ['imptest__AccountPage', 'imptest__StartPage']);
    assert.equal(pages['imptest__AccountPage']?.objectName, 'Account');
    assert.deepEqual(access, { Worker: { applications: ['imptest__Work'], tabs: ['imptest__Start'] } });
  });

  it('shouldGiveAnApplicationWithoutBrandTheStandardColour', () => {
    const model = read({ 'applications/Work.app-meta.xml': xml('CustomApplication', '<label>Work</label>') });
    assert.deepEqual(
      { color: model.applications[0]?.color, description: model.applications[0]?.description },
      { color: '#0176d3', description: '' },
    );
  });

  for (const [what, file, body, place] of [
    [
      'ATabOfAComponentThatDoesNotExist',
      'tabs/Board.tab-meta.xml',
      xml('CustomTab', '\n<label>B</label>\n<lwcComponent>missing</lwcComponent>'),
      /Board\.tab-meta\.xml:\d+: there is no component missing$/,
    ],
    [
      'AnApplicationWithATabThatDoesNotExist',
      'applications/Work.app-meta.xml',
      xml('CustomApplication', '<label>W</label>\n\n<tabs>Missing</tabs>'),
      /Work\.app-meta\.xml:4: there is no tab Missing$/,
    ],
    [
      'APageWithAComponentThatDoesNotExist',
      'flexipages/StartPage.flexipage-meta.xml',
      xml(
        'FlexiPage',
        '<masterLabel>S</masterLabel><type>AppPage</type><flexiPageRegions><name>main</name><componentInstances><componentName>c:missing</componentName></componentInstances></flexiPageRegions>',
      ),
      /StartPage\.flexipage-meta\.xml:2: there is no component missing$/,
    ],
    [
      'ATabOfAWebPage',
      'tabs/Board.tab-meta.xml',
      xml('CustomTab', '<label>B</label><url>https://example.com</url>'),
      /Board\.tab-meta\.xml:2: the local org shows tabs of pages, components and objects only$/,
    ],
  ] as const)
    it(`shouldRefuse${what}WithItsPlace`, () =>
      assert.throws(
        () => read({ [file]: body }),
        (error) => error instanceof Error && place.test(error.message),
      ));
});

import listReviews from '@salesforce/apex/ImpartnerReviewsController.listReviews';
import loadHome from '@salesforce/apex/ImpartnerHomeController.load';
import listCauses from '@salesforce/apex/ImpartnerIssuesController.listCauses';
import loadPanel from '@salesforce/apex/ImpartnerRecordPanelController.load';
import listRuns from '@salesforce/apex/ImpartnerRunsController.listRuns';
import ImpartnerReviews from 'c/impartnerReviews';
import ImpartnerHome from 'c/impartnerHome';
import ImpartnerIssues from 'c/impartnerIssues';
import ImpartnerRecordPanel from 'c/impartnerRecordPanel';
import ImpartnerRuns from 'c/impartnerRuns';
import { createElement } from 'lwc';

jest.mock('@salesforce/apex/ImpartnerHomeController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerReviewsController.listReviews', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerIssuesController.listCauses', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerRunsController.listRuns', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ImpartnerRecordPanelController.load', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/customPermission/ImpartnerOperate', () => ({ default: undefined }), { virtual: true });
jest.mock('@salesforce/customPermission/ImpartnerDecideReviews', () => ({ default: undefined }), { virtual: true });
jest.mock('@salesforce/customPermission/ImpartnerViewRecords', () => ({ default: undefined }), { virtual: true });

/** Every page and the panel, for a person without any of the package's custom permissions. */
it.each([
  ['home', ImpartnerHome, loadHome],
  ['reviews', ImpartnerReviews, listReviews],
  ['issues', ImpartnerIssues, listCauses],
  ['runs', ImpartnerRuns, listRuns],
  ['record-panel', ImpartnerRecordPanel, loadPanel],
])('shouldNameThePermissionSetAndAskNothingOfTheServer: %s', async (name, component, call) => {
  const element = createElement(`c-impartner-${name}`, { is: component });
  element.recordId = '006A';
  document.body.appendChild(element);
  await Promise.resolve();
  const frame = element.shadowRoot.querySelector('c-impartner-frame');
  expect(frame.isForbidden).toBe(true);
  expect(frame.permissionSet).toMatch(/^Impartner /);
  expect(call).not.toHaveBeenCalled();
});

/** A person of the sample company, made in the local org so that pages can be seen with that person's access. */
export interface SampleUser {
  readonly firstName: string;
  readonly lastName: string;
  readonly username: string;
  /** What the person does, for the user switcher. */
  readonly role: string;
  /** Permission sets by name; those that the project does not have are left out. */
  readonly permissionSets: readonly string[];
}

/** One person per permission set of the package, and a sales rep who has none of those that operate it. */
export const sampleUsers: readonly SampleUser[] = [
  {
    firstName: 'Nora',
    lastName: 'Lindqvist',
    username: 'admin@impartner.example',
    role: 'Administrator',
    permissionSets: ['ImpartnerAdmin'],
  },
  {
    firstName: 'Omar',
    lastName: 'Haddad',
    username: 'operator@impartner.example',
    role: 'Operator',
    permissionSets: ['ImpartnerOperator'],
  },
  {
    firstName: 'Rita',
    lastName: 'Moreau',
    username: 'reviewer@impartner.example',
    role: 'Reviewer',
    permissionSets: ['ImpartnerReviewer'],
  },
  {
    firstName: 'Sam',
    lastName: 'Okafor',
    username: 'sales@impartner.example',
    role: 'Sales rep',
    permissionSets: ['ImpartnerRecordViewer'],
  },
];

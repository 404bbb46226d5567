import { FakeOrg } from '../dml/fakeOrg.ts';

/** Commits one row, writes another and dies by SIGKILL before the commit. Run by recordStore.test.ts. */
const org = new FakeOrg({}, process.argv[2]);
org.run(() => org.insert(org.row('Account', { Name: 'committed' })));
org.run(() => {
  org.insert(org.row('Account', { Name: 'lost' }));
  process.kill(process.pid, 'SIGKILL');
});

import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { requireArgument as need } from '../values/exception.ts';
import { ApexDmlResult } from './dmlResults.ts';
import { definePlatformType } from './registry.ts';

const resultType = ApexType.platform('Database.SaveResult');

function publish(events: unknown): unknown {
  const list = need(events) instanceof ApexList;
  const rows = list ? (events as ApexList).items : [events];
  const results = currentTransaction()
    .org.async.publish(rows)
    .map((row) => new ApexDmlResult('Database.SaveResult', row));
  return list ? new ApexList(ApexType.list(resultType), results) : results[0];
}

definePlatformType('System.EventBus', { statics: { 'publish/1': publish } });

import { ApexBlob } from '../values/blob.ts';
import { requireArgument as need } from '../values/exception.ts';
import { definePlatformType } from './registry.ts';

definePlatformType('System.Blob', {
  statics: { valueOf: (text: string) => ApexBlob.fromText(need(text)) },
  methods: {
    size: (self: ApexBlob) => self.size,
    toString: (self: ApexBlob) => self.toText(),
  },
});

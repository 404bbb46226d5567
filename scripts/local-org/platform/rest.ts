import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexMap } from '../values/collections.ts';
import { requireArgument as need } from '../values/exception.ts';
import { bagProperties, PropertyBag } from './dmlOptions.ts';
import { definePlatformType } from './registry.ts';

const empty = (): null => null;
const headers = (): ApexMap => new ApexMap(ApexType.map(Types.String, Types.String));

/** What a REST server says of a request. */
export interface RestCall {
  readonly method: string;
  readonly uri: string;
  /** The `urlMapping` that matched, with `/services/apexrest` in front. */
  readonly resourcePath: string;
  readonly headers: Iterable<readonly [string, string]>;
  readonly parameters: Iterable<readonly [string, string]>;
  readonly body: Uint8Array;
  readonly remoteAddress: string;
}

/** Makes `RestContext.request` and an empty `RestContext.response` for the running transaction. */
export function openRestContext(call: RestCall): { readonly request: PropertyBag; readonly response: PropertyBag } {
  const request = new PropertyBag('System.RestRequest');
  const mapType = ApexType.map(Types.String, Types.String);
  request.values.set('httpMethod', call.method);
  request.values.set('requestURI', call.uri);
  request.values.set('resourcePath', call.resourcePath);
  request.values.set('remoteAddress', call.remoteAddress);
  request.values.set('headers', new ApexMap(mapType, call.headers));
  request.values.set('params', new ApexMap(mapType, call.parameters));
  request.values.set('requestBody', new ApexBlob(call.body));
  const response = new PropertyBag('System.RestResponse');
  const { slots } = currentTransaction();
  slots.set('platform/restRequest', request);
  slots.set('platform/restResponse', response);
  return { request, response };
}

const slot = (name: string) => ({
  get: () => currentTransaction().slots.get(name) ?? null,
  set: (value: unknown) => void currentTransaction().slots.set(name, value),
});

definePlatformType('System.RestContext', {
  staticProperties: { request: slot('platform/restRequest'), response: slot('platform/restResponse') },
});

/** Adds to a map property that may not have been read yet. */
function addTo(property: string): (self: PropertyBag, name: string, value: string) => void {
  return (self, name, value) => {
    if (!(self.values.get(property) instanceof ApexMap)) self.values.set(property, headers());
    (self.values.get(property) as ApexMap).put(need(name), value);
  };
}

definePlatformType('System.RestRequest', {
  constructors: { '/0': () => new PropertyBag('System.RestRequest') },
  properties: bagProperties({
    headers,
    httpMethod: empty,
    params: headers,
    remoteAddress: empty,
    requestBody: empty,
    requestURI: empty,
    resourcePath: empty,
  }),
  methods: { addHeader: addTo('headers'), addParameter: addTo('params') },
});

definePlatformType('System.RestResponse', {
  constructors: { '/0': () => new PropertyBag('System.RestResponse') },
  properties: bagProperties({ headers, responseBody: empty, statusCode: empty }),
  methods: { addHeader: addTo('headers') },
});

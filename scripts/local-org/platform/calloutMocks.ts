import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType } from '../types/apexType.ts';
import { ApexBlob } from '../values/blob.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { ApexHttpResponse, HeaderMap, type ApexHttpRequest } from './httpMessages.ts';
import { definePlatformType, type PlatformFunction } from './registry.ts';

/** `StaticResourceCalloutMock` and `MultiStaticResourceCalloutMock`: bodies come from static resources. */
export class StaticResourceMock extends PlatformObject {
  readonly #type: ApexType;
  status: string | null = null;
  statusCode = 200;
  readonly headers = new HeaderMap();
  /** Static resource by endpoint; the empty endpoint answers every request. */
  readonly resources = new Map<string, string>();

  constructor(typeName: string) {
    super();
    this.#type = ApexType.platform(typeName);
  }

  override get $type(): ApexType {
    return this.#type;
  }

  respond(request: ApexHttpRequest): ApexHttpResponse {
    const name = this.resources.get('') ?? this.resources.get(request.endpoint ?? '');
    if (name === undefined)
      throw createException('System.CalloutException', `No static resource is set for endpoint ${request.endpoint}`);
    const resource = currentTransaction().org.schema.staticResource(name);
    if (!resource) throw createException('System.CalloutException', `Static resource not found: ${name}`);
    const response = new ApexHttpResponse();
    response.body = new ApexBlob(resource.body);
    response.status = this.status;
    response.statusCode = this.statusCode;
    for (const [header, value] of this.headers.entries()) response.headers.set(header, value);
    return response;
  }
}

const shared: Record<string, PlatformFunction> = {
  respond: (self: StaticResourceMock, request: ApexHttpRequest) => self.respond(need(request)),
  setHeader: (self: StaticResourceMock, name: string, value: string) => self.headers.set(need(name), need(value)),
  setStatus: (self: StaticResourceMock, status: string) => void (self.status = status),
  setStatusCode: (self: StaticResourceMock, code: number) => void (self.statusCode = need(code)),
};

definePlatformType('System.StaticResourceCalloutMock', {
  constructors: { '/0': () => new StaticResourceMock('System.StaticResourceCalloutMock') },
  methods: {
    ...shared,
    setStaticResource: (self: StaticResourceMock, name: string) => void self.resources.set('', need(name)),
  },
});

definePlatformType('System.MultiStaticResourceCalloutMock', {
  constructors: { '/0': () => new StaticResourceMock('System.MultiStaticResourceCalloutMock') },
  methods: {
    ...shared,
    setStaticResource: (self: StaticResourceMock, endpoint: string, name: string) =>
      void self.resources.set(need(endpoint), need(name)),
  },
});

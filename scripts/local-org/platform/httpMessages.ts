import { ApexType, Types } from '../types/apexType.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexList } from '../values/collections.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { definePlatformType } from './registry.ts';

const requestType = ApexType.platform('System.HttpRequest');
const responseType = ApexType.platform('System.HttpResponse');
const stringList = ApexType.list(Types.String);

/** Header names compare without case and keep the case they were set with. */
export class HeaderMap {
  readonly #entries = new Map<string, [string, string]>();

  set(name: string, value: string): void {
    this.#entries.set(name.toLowerCase(), [name, value]);
  }

  get(name: string): string | null {
    return this.#entries.get(name.toLowerCase())?.[1] ?? null;
  }

  entries(): [string, string][] {
    return [...this.#entries.values()];
  }
}

/** Apex `HttpRequest`. */
export class ApexHttpRequest extends PlatformObject {
  endpoint: string | null = null;
  method: string | null = null;
  body: ApexBlob | null = null;
  compressed = false;
  timeoutMillis = 10_000;
  clientCertificate: string | null = null;
  readonly headers = new HeaderMap();

  override get $type(): ApexType {
    return requestType;
  }

  override $toString(): string {
    return `System.HttpRequest[Endpoint=${this.endpoint}, Method=${this.method}]`;
  }
}

/** Apex `HttpResponse`. */
export class ApexHttpResponse extends PlatformObject {
  status: string | null = null;
  statusCode = 0;
  body: ApexBlob | null = null;
  readonly headers = new HeaderMap();

  override get $type(): ApexType {
    return responseType;
  }

  /** Text in the charset of the Content-Type header, UTF-8 unless it says otherwise. */
  get text(): string {
    if (!this.body) return '';
    const charset = /charset=["']?([\w-]+)/i.exec(this.headers.get('Content-Type') ?? '')?.[1] ?? 'utf-8';
    return decoderFor(charset).decode(this.body.bytes);
  }

  override $toString(): string {
    return `System.HttpResponse[Status=${this.status}, StatusCode=${this.statusCode}]`;
  }
}

/** A charset that nobody knows is read as UTF-8. */
function decoderFor(charset: string): { decode(bytes: Uint8Array): string } {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/** 1 to 120,000 ms (Apex Reference, HttpRequest.setTimeout). */
function setTimeout(self: ApexHttpRequest, millis: number): void {
  if (need(millis) < 1 || millis > 120_000)
    throw createException(
      'System.CalloutException',
      `Invalid timeout: ${millis}; it must be between 1 and 120000 milliseconds`,
    );
  self.timeoutMillis = millis;
}

definePlatformType('System.HttpRequest', {
  constructors: { '/0': () => new ApexHttpRequest() },
  methods: {
    getBody: (self: ApexHttpRequest) => self.body?.toText() ?? '',
    getBodyAsBlob: (self: ApexHttpRequest) => self.body,
    getCompressed: (self: ApexHttpRequest) => self.compressed,
    getEndpoint: (self: ApexHttpRequest) => self.endpoint,
    getHeader: (self: ApexHttpRequest, name: string) => self.headers.get(need(name)),
    getMethod: (self: ApexHttpRequest) => self.method,
    setBody: (self: ApexHttpRequest, body: string) => void (self.body = ApexBlob.fromText(need(body))),
    setBodyAsBlob: (self: ApexHttpRequest, body: ApexBlob) => void (self.body = need(body)),
    setClientCertificateName: (self: ApexHttpRequest, name: string) => void (self.clientCertificate = need(name)),
    setCompressed: (self: ApexHttpRequest, flag: boolean) => void (self.compressed = need(flag)),
    setEndpoint: (self: ApexHttpRequest, endpoint: string) => void (self.endpoint = need(endpoint)),
    setHeader: (self: ApexHttpRequest, name: string, value: string) => self.headers.set(need(name), need(value)),
    setMethod: (self: ApexHttpRequest, method: string) => void (self.method = need(method)),
    setTimeout,
    toString: (self: ApexHttpRequest) => self.$toString(),
  },
});

definePlatformType('System.HttpResponse', {
  constructors: { '/0': () => new ApexHttpResponse() },
  methods: {
    getBody: (self: ApexHttpResponse) => self.text,
    getBodyAsBlob: (self: ApexHttpResponse) => self.body ?? new ApexBlob(new Uint8Array()),
    getHeader: (self: ApexHttpResponse, name: string) => self.headers.get(need(name)),
    getHeaderKeys: (self: ApexHttpResponse) =>
      new ApexList(
        stringList,
        self.headers.entries().map(([name]) => name),
      ),
    getStatus: (self: ApexHttpResponse) => self.status,
    getStatusCode: (self: ApexHttpResponse) => self.statusCode,
    setBody: (self: ApexHttpResponse, body: string) => void (self.body = ApexBlob.fromText(need(body))),
    setBodyAsBlob: (self: ApexHttpResponse, body: ApexBlob) => void (self.body = need(body)),
    setHeader: (self: ApexHttpResponse, name: string, value: string) => self.headers.set(need(name), value),
    setStatus: (self: ApexHttpResponse, status: string) => void (self.status = status),
    setStatusCode: (self: ApexHttpResponse, code: number) => void (self.statusCode = need(code)),
    toString: (self: ApexHttpResponse) => self.$toString(),
  },
});

import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType } from '../types/apexType.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { stringHash } from '../values/operations.ts';
import { definePlatformType } from './registry.ts';

const type = ApexType.platform('System.Url');
const defaultPorts: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 };

/** Apex `URL`, parsed as java.net.URL does: nothing is normalised or decoded. */
export class ApexUrl extends PlatformObject {
  readonly text: string;
  readonly protocol: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string | null;
  readonly ref: string | null;

  constructor(text: string) {
    super();
    const match = /^\s*([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text);
    const protocol = match?.[1]?.toLowerCase() ?? '';
    if (!match || !(protocol in defaultPorts)) {
      throw createException('System.StringException', match ? `unknown protocol: ${protocol}` : `no protocol: ${text}`);
    }
    this.text = text.trim();
    this.protocol = protocol;
    this.authority = match[2] ?? '';
    this.path = match[3] ?? '';
    this.query = match[4] ?? null;
    this.ref = match[5] ?? null;
  }

  override get $type(): ApexType {
    return type;
  }

  get host(): string {
    return this.authority.replace(/^.*@/, '').replace(/:\d*$/, '');
  }

  get port(): number {
    return Number(/:(\d+)$/.exec(this.authority)?.[1] ?? -1);
  }

  get file(): string {
    return this.query === null ? this.path : `${this.path}?${this.query}`;
  }

  override $equals(other: unknown): boolean {
    return other instanceof ApexUrl && other.text === this.text;
  }

  override $hashCode(): number {
    return stringHash(this.text);
  }

  override $toString(): string {
    return this.text;
  }
}

const ofParts = (protocol: string, host: string, port: number | null, file: string): ApexUrl =>
  new ApexUrl(`${need(protocol)}://${need(host)}${port === null || port < 0 ? '' : `:${port}`}${need(file)}`);
const orgUrl = (): ApexUrl => new ApexUrl(currentTransaction().org.instanceUrl);
const orNull = (text: string): string | null => (text === '' ? null : text);

definePlatformType('System.Url', {
  constructors: {
    '/1': (text: string) => new ApexUrl(need(text)),
    '/2': (context: ApexUrl, spec: string) => new ApexUrl(new URL(need(spec), need(context).text).href),
    '/3': (protocol: string, host: string, file: string) => ofParts(protocol, host, null, file),
    '/4': ofParts,
  },
  statics: {
    getOrgDomainUrl: orgUrl,
    getSalesforceBaseUrl: orgUrl,
  },
  methods: {
    getAuthority: (self: ApexUrl) => orNull(self.authority),
    getDefaultPort: (self: ApexUrl) => defaultPorts[self.protocol] ?? -1,
    getFile: (self: ApexUrl) => self.file,
    getHost: (self: ApexUrl) => self.host,
    getPath: (self: ApexUrl) => self.path,
    getPort: (self: ApexUrl) => self.port,
    getProtocol: (self: ApexUrl) => self.protocol,
    getQuery: (self: ApexUrl) => self.query,
    getRef: (self: ApexUrl) => self.ref,
    getUserInfo: (self: ApexUrl) => /^(.*)@/.exec(self.authority)?.[1] ?? null,
    sameFile: (self: ApexUrl, other: ApexUrl) =>
      self.text.replace(/#.*$/s, '') === need(other).text.replace(/#.*$/s, ''),
    toExternalForm: (self: ApexUrl) => self.text,
    toString: (self: ApexUrl) => self.text,
  },
});

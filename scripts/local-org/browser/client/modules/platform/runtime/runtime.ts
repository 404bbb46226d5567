/** A user as the page shows it. */
export interface SessionUser {
  readonly id: string;
  readonly name: string;
  /** What the user is in the sample company: Administrator, Reviewer, ... */
  readonly role: string;
  readonly timeZone: string;
}

/** One entry of an application's navigation bar. */
export interface TabItem {
  readonly apiName: string;
  readonly label: string;
  readonly url: string;
  readonly kind: 'page' | 'component' | 'object';
  /** Flexipage, component or object that the tab shows. */
  readonly target: string;
}

export interface AppItem {
  readonly apiName: string;
  readonly label: string;
  readonly description: string;
  readonly color: string;
  readonly tabs: readonly TabItem[];
}

/** One component of a page, with the properties that the page sets on it. */
export interface PageItem {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface PageModel {
  readonly apiName: string;
  readonly label: string;
  readonly template: string;
  readonly regions: Readonly<Record<string, readonly PageItem[]>>;
}

/** What the server knows of the session when it writes the page. */
export interface Bootstrap {
  readonly user: SessionUser;
  /** Of the managed package whose pages these are; null where they are unmanaged. */
  readonly namespace: string | null;
  readonly users: readonly SessionUser[];
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
  readonly apps: readonly AppItem[];
  readonly pages: Readonly<Record<string, PageModel>>;
  /** Record page of an object, by its API name. */
  readonly recordPages: Readonly<Record<string, string>>;
  readonly objects: Readonly<Record<string, { readonly label: string; readonly labelPlural: string }>>;
}

let cached: Bootstrap | undefined;

/** The session, which the server writes into the page as a data block. */
export function bootstrap(): Bootstrap {
  cached ??= JSON.parse(document.getElementById('bootstrap')?.textContent ?? '{}') as Bootstrap;
  return cached;
}

/** Body of an error as components get it. */
export interface ErrorBody {
  readonly message?: string;
  readonly [key: string]: unknown;
}

/** What Apex and the UI API reject with: no Error, as in an org, and frozen. */
export interface FetchError {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly body: ErrorBody | readonly ErrorBody[];
  readonly headers: Readonly<Record<string, string>>;
  readonly errorType: 'fetchResponse';
}

interface Envelope {
  readonly state: 'SUCCESS' | 'ERROR';
  readonly returnValue?: unknown;
  readonly error?: { readonly status: number; readonly statusText: string; readonly body: ErrorBody };
}

const failure = (status: number, statusText: string, body: ErrorBody): FetchError =>
  deepFreeze({ ok: false, status, statusText, body, headers: {}, errorType: 'fetchResponse' });

/** Calls the server. Refusals come inside of an answer with status 200, as Lightning's own endpoint does it. */
export async function callServer<T>(method: 'GET' | 'POST', url: string, payload?: unknown): Promise<T> {
  let envelope: Envelope;
  try {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
    });
    envelope = (await response.json()) as Envelope;
  } catch {
    throw failure(503, 'Service Unavailable', { message: 'The local org does not answer. Is it still running?' });
  }
  if (envelope.state === 'SUCCESS') return envelope.returnValue as T;
  const { status, statusText, body } = envelope.error ?? { status: 500, statusText: 'Server Error', body: {} };
  throw failure(status, statusText, body);
}

/** Freezes a value with everything in it: wired data is read-only in an org. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

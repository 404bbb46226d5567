import type { AppModel } from '../browser/appModel.ts';
import type { SampleUser } from '../browser/sampleUsers.ts';
import type { HttpServiceOptions } from '../callout/httpService.ts';
import type { StreamedEvent } from './eventFeed.ts';

/** A request on its way from the HTTP thread to the engine thread. */
export interface EngineRequest {
  readonly id: number;
  readonly method: string;
  /** Path with query string, as received. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly remoteAddress: string;
  /** User of a page's session; undefined for the REST API and for a session that has not chosen. */
  readonly userId?: string | undefined;
}

/** What the engine needs for pages in a browser; plain data. */
export interface BrowserOptions {
  readonly model: AppModel;
  readonly users: readonly SampleUser[];
}

/** The engine's answer. */
export interface EngineResponse {
  readonly id: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What the engine thread is started with. */
export interface EngineOptions {
  readonly sourceDirs: readonly string[];
  readonly databasePath?: string;
  /** The sources are those of a managed package of this namespace. */
  readonly namespace?: string;
  /** Zone of a new org and of its users; GMT when left out. */
  readonly timeZone?: string;
  readonly instanceUrl: string;
  readonly showDebug: boolean;
  /** Secrets, allowed hosts and the like of callouts; plain data. */
  readonly http?: HttpServiceOptions;
  /** Pages in a browser; REST only when left out. */
  readonly browser?: BrowserOptions;
}

/** What the engine thread says besides answers. */
export type EngineMessage =
  | { readonly kind: 'ready'; readonly compileErrors: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'log'; readonly text: string }
  | { readonly kind: 'events'; readonly events: readonly StreamedEvent[] }
  | { readonly kind: 'response'; readonly response: EngineResponse };

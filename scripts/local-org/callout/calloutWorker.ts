import http from 'node:http';
import https from 'node:https';
import { gunzipSync, inflateSync } from 'node:zlib';
import { parentPort } from 'node:worker_threads';
import type { CalloutAnswer, CalloutJob } from './protocol.ts';

/**
 * Thread that does the network for Apex: Apex is synchronous and blocks its own thread until the answer is there.
 */
const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };

/** Java's words for what Node reports; Apex passes them on as the text of its CalloutException. */
function javaText(error: NodeJS.ErrnoException, host: string): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'Connection refused';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return host;
    case 'ECONNRESET':
      return error.message === 'socket hang up' ? 'Unexpected end of file from server' : 'Connection reset';
    case 'ETIMEDOUT':
      return 'connect timed out';
    case 'EHOSTUNREACH':
      return 'No route to host';
    case 'ENETUNREACH':
      return 'Network is unreachable';
    case 'CERT_HAS_EXPIRED':
      return 'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed';
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return 'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `No subject alternative DNS name matching ${host} found.`;
    default:
      return error.code?.startsWith('HPE_') ? 'Invalid Http response' : error.message;
  }
}

function decoded(body: Buffer, encoding: string | undefined): Uint8Array {
  try {
    if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipSync(body);
    if (encoding === 'deflate') return inflateSync(body);
  } catch {
    // A body that is not what its header says is handed on as it came.
  }
  return body;
}

/** Headers in the case the server sent; repeated ones joined by a comma. */
function headersOf(response: http.IncomingMessage): [string, string][] {
  const joined = new Map<string, [string, string]>();
  for (let i = 0; i + 1 < response.rawHeaders.length; i += 2) {
    const name = response.rawHeaders[i] as string;
    const value = response.rawHeaders[i + 1] as string;
    const known = joined.get(name.toLowerCase());
    joined.set(name.toLowerCase(), known ? [known[0], `${known[1]}, ${value}`] : [name, value]);
  }
  return [...joined.values()];
}

function send(job: CalloutJob, retriesLeft: number): Promise<CalloutAnswer> {
  return new Promise((resolve) => {
    const url = new URL(job.url);
    const secure = url.protocol === 'https:';
    const isSafe = job.method === 'GET' || job.method === 'HEAD';
    const headers: Record<string, string> = Object.fromEntries(job.headers);
    if (job.body || ['POST', 'PUT', 'PATCH'].includes(job.method))
      headers['Content-Length'] = String(job.body?.byteLength ?? 0);
    const request = (secure ? https : http).request(url, {
      method: job.method,
      headers,
      // A request that changes something gets a connection of its own: on a kept-alive one nobody can tell whether a
      // reset came before or after its effect, and sending it again could double the effect.
      agent: isSafe ? (secure ? agents['https:'] : agents['http:']) : false,
    });
    // The whole exchange has to fit into the timeout; a redirect is the answer itself, nothing is followed.
    const timer = setTimeout(() => {
      resolve({ kind: 'error', message: 'Read timed out' });
      request.destroy();
    }, job.timeoutMillis);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', (error) => {
        clearTimeout(timer);
        resolve({ kind: 'error', message: javaText(error, url.hostname) });
      });
      response.on('end', () => {
        clearTimeout(timer);
        const body = decoded(Buffer.concat(chunks), response.headers['content-encoding']);
        resolve({
          kind: 'response',
          status: response.statusCode ?? 0,
          statusText: response.statusMessage ?? '',
          headers: headersOf(response),
          body: new Uint8Array(body),
        });
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      // A kept-alive connection that the server closed in the meantime says nothing about the server: try once on a fresh one.
      if (isSafe && request.reusedSocket && error.code === 'ECONNRESET' && retriesLeft > 0)
        resolve(send(job, retriesLeft - 1));
      else resolve({ kind: 'error', message: javaText(error, url.hostname) });
    });
    request.end(job.body ?? undefined);
  });
}

parentPort?.on('message', (job: CalloutJob) => {
  void send(job, 1)
    .catch((error: unknown): CalloutAnswer => ({
      kind: 'error',
      message: error instanceof Error ? error.message : String(error),
    }))
    .then((answer) => {
      job.reply.postMessage(answer);
      Atomics.store(job.signal, 0, 1);
      Atomics.notify(job.signal, 0);
      job.reply.close();
    });
});

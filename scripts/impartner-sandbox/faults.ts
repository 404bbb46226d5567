/** One scripted fault: which requests it hits, how often, and how they fail. */
export interface Fault {
  /** HTTP method, or nothing for any. */
  readonly method?: string;
  /** Part of the path, without regard to case; nothing for any. */
  readonly path?: string;
  /** Status to answer with; 0 cuts the connection. */
  readonly status: number;
  /** How many requests it hits. */
  readonly times: number;
  readonly retryAfter?: string;
  /** Answer with an HTML page, as a proxy would. */
  readonly html?: boolean;
  /** Fail after the request took effect: the write is done, the answer is lost. */
  readonly afterEffect?: boolean;
}

/** Faults in the order in which they were added; each is used up request by request. */
export class FaultScript {
  private readonly pending: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.pending.push({ fault, left: fault.times });
  }

  clear(): void {
    this.pending.length = 0;
  }

  next(method: string, path: string): Fault | undefined {
    const hit = this.pending.find(
      ({ fault, left }) =>
        left > 0 &&
        (!fault.method || fault.method === method) &&
        (!fault.path || path.toLowerCase().includes(fault.path.toLowerCase())),
    );
    if (!hit) return undefined;
    hit.left--;
    return hit.fault;
  }
}

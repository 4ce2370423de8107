/** A request that arrived. */
export interface LoggedRequest {
  /** '' when X-Amz-Target names none of this service. */
  readonly operation: string;
  /** The parsed body with every member that was sent, also unknown ones; undefined when it is not JSON or was not read. */
  readonly body: unknown;
  /** The body as it was sent. */
  readonly raw: string;
  readonly requestId: string;
  /** The status that was answered; 0 while it is being handled, and when the connection was cut. */
  readonly status: number;
  /** What this server does not know of the service: words of a refusal that nobody recorded, and what it accepted without knowing. */
  readonly notes: readonly string[];
}

/** The most entries, for a server that runs for days: the oldest go. */
const MAX_ENTRIES = 1000;

/** The most characters of bodies that are kept: of many large requests the oldest go, too. */
const MAX_KEPT = 16 * 1024 * 1024;

/** The latest requests, oldest first. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  private kept = 0;

  /** Adds an entry; the function that it returns sets the status, and the notes. */
  add(entry: Omit<LoggedRequest, 'status' | 'notes'>): (status: number, notes: readonly string[]) => void {
    const logged: LoggedRequest & { status: number; notes: readonly string[] } = { ...entry, status: 0, notes: [] };
    this.entries.push(logged);
    this.kept += logged.raw.length;
    while (this.entries.length > MAX_ENTRIES || this.kept > MAX_KEPT) this.kept -= this.entries.shift()!.raw.length;
    return (status, notes) => {
      logged.status = status;
      logged.notes = notes;
    };
  }
}

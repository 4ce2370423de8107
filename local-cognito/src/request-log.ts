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
}

/** The most entries, for a server that runs for days: the oldest go. */
const MAX_ENTRIES = 1000;

/** The latest requests, oldest first. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];

  /** Adds an entry; the function that it returns sets the status. */
  add(entry: Omit<LoggedRequest, 'status'>): (status: number) => void {
    const logged = { ...entry, status: 0 };
    this.entries.push(logged);
    if (this.entries.length > MAX_ENTRIES) this.entries.shift();
    return (status) => {
      logged.status = status;
    };
  }
}

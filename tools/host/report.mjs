/** The last line of the in-host suite's report, written by suite/index.ts. A report without it comes from a host that crashed. */
export const CLOSING_LINE = /^in-host: (\d+) passed, (\d+) failed$/m;

/** A pick list takes all its items anew each time: shown page by page, 10,000 items would be sent eighty times over. */
const GROWTH = 1.3;
const PATIENCE_MS = 1000;

/** Whether it is time to show what was read since: at once at first, then in growing steps, but never a second late. */
export function shouldRefresh({
  shown,
  have,
  milliseconds,
  last,
}: {
  readonly shown: number;
  readonly have: number;
  /** Since the list was shown last. */ readonly milliseconds: number;
  readonly last: boolean;
}): boolean {
  return last || have >= shown * GROWTH || milliseconds >= PATIENCE_MS;
}

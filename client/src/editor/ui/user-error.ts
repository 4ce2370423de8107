/** A next step that a message offers as a button. */
export interface NextStep {
  readonly title: string;
  /** @param again the failed command once more, for a step that mends what it failed for */
  run(again?: NextStep): unknown;
}

/** Something that the user can mend: one clear sentence and the next step. Never a stack trace. */
export class UserError extends Error {
  override readonly name = 'UserError';
  constructor(
    message: string,
    readonly steps: readonly NextStep[] = [],
    /** The failure of a call behind it; then the same command may succeed a moment later. */ override readonly cause?: unknown,
  ) {
    super(message);
  }
}

/** The user turned back. Nothing is shown. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

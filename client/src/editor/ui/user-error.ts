/** A next step that a message offers as a button. */
export interface NextStep {
  readonly title: string;
  /** @param again the failed command once more, for a step that removes the cause of the failure */
  run(again?: NextStep): unknown;
}

/** Something that the user can put right: one clear sentence and the next step. Never a stack trace. */
export class UserError extends Error {
  override readonly name = 'UserError';

  /** @param cause the failure of a call that led to it; then the same command may succeed a moment later */
  constructor(
    message: string,
    readonly steps: readonly NextStep[] = [],
    override readonly cause?: unknown,
  ) {
    super(message);
  }
}

/** The user turned back. Nothing is shown. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** The message of anything that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

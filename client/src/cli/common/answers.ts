import type { Io } from '../io';

/** Asks a person. The typed line without white space around it; '' where there is no terminal, or the input has ended. */
export async function promptFor(question: string, ask: Io['ask']): Promise<string> {
  return (await ask?.(question))?.trim() ?? '';
}

/** Whether an answer is a clear yes. Everything else is a no. */
export const isYes = (answer: string): boolean => /^(y|yes)$/i.test(answer);

/** Whether an answer is a clear no. Everything else is a yes. */
export const isNo = (answer: string): boolean => /^(n|no)$/i.test(answer);

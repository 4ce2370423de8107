/** How the push of one client ended. */
export interface FileResult {
  readonly kind: 'pushed' | 'nothing' | 'not-pushed' | 'otherwise' | 'failed' | 'interrupted';
  /** A sentence for people. */
  readonly message: string;
}

/** Ends the push of one client without an update; the message is fit for the user. */
export class NotPushed extends Error {}

/** What the summary calls an ending, and what it means for the exit code: 0 as wanted, 1 not, 2 failed. */
export const RESULT_KINDS: Readonly<
  Record<
    FileResult['kind'],
    { readonly word: string; readonly code: 0 | 1 | 2; readonly style: 'green' | 'yellow' | 'red' }
  >
> = {
  pushed: { word: 'pushed', code: 0, style: 'green' },
  nothing: { word: 'nothing to do', code: 0, style: 'green' },
  'not-pushed': { word: 'not pushed', code: 1, style: 'yellow' },
  otherwise: { word: 'otherwise', code: 1, style: 'red' },
  failed: { word: 'failed', code: 2, style: 'red' },
  interrupted: { word: 'interrupted', code: 1, style: 'yellow' },
};

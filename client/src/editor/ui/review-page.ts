import type { PlanReview, Verdict } from '../../sync/plan-review';

/** An answer that a page offers. */
export interface ReviewAnswer {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  /** `safe` changes nothing, `push` sends, and `other` leads to another page or view. */
  readonly kind: 'safe' | 'push' | 'other';
}

/** What was found of what else uses what a push takes away. */
export interface ReviewReferences {
  readonly groups: readonly {
    readonly heading: string;
    readonly places: readonly { readonly index: number; readonly label: string; readonly excerpt: string }[];
  }[];
  /** How much was searched, or that the search goes on. */
  readonly remark: string;
}

/** All that a review shows at one time. Plain text; values in it are not ours. */
export interface ReviewPage {
  readonly title: string;
  /** What the page waits for: an answer, a step that is under way, or nothing any more. */
  readonly phase: 'asking' | 'busy' | 'done';
  /** What goes on, in a sentence that is read out. */
  readonly status: string;
  /** How the push ended, and what there is to say of it. */
  readonly outcome?: { readonly tone: 'ok' | 'warning' | 'error'; readonly lines: readonly string[] } | undefined;
  /** What matters most. It is shown above the plans, and again beside the answers. */
  readonly verdict?: Verdict | undefined;
  /** The plans that are decided on; a heading where there are several. */
  readonly plans: readonly { readonly heading?: string | undefined; readonly review: PlanReview }[];
  /** What could not be planned, a line each. */
  readonly failures?: readonly string[] | undefined;
  readonly references?: ReviewReferences | undefined;
  readonly answers: readonly ReviewAnswer[];
}

/** What the editor sends to the page. `version` counts the questions: the page sends it back with an answer. */
export interface ShowMessage {
  readonly version: number;
  readonly page: ReviewPage;
}

/** What the page sends to the editor. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly version: number; readonly id: string }
  | { readonly type: 'settle'; readonly version: number; readonly name: string; readonly value: string }
  | { readonly type: 'open'; readonly index: number };

/** Reads a message of the page. Undefined for what is none. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, version, id, name, value: chosen, index } = value as Record<string, unknown>;
  if (type === 'ready') return { type };
  if (type === 'answer' && typeof version === 'number' && typeof id === 'string') return { type, version, id };
  if (type === 'open' && typeof index === 'number') return { type, index };
  if (type !== 'settle' || typeof version !== 'number') return undefined;
  return typeof name === 'string' && typeof chosen === 'string' ? { type, version, name, value: chosen } : undefined;
}

import { invalid } from '../errors';
import { atLeast, atMost, type Limit } from '../checks/constraint';
import type { OperationContext } from './operation';

export interface PageInput {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}
export const PAGE_MEMBERS = { MaxResults: 'integer', NextToken: 'string' } as const;
export const pageLimits = (max: number): Limit[] => [
  { id: 'page-size', at: 'MaxResults', must: atLeast(1) },
  { id: 'page-size', at: 'MaxResults', must: atMost(max) },
];

const writeToken = (offset: number): string => Buffer.from(`from ${offset}`).toString('base64url');

function readToken(token: string): number {
  const offset = /^from (\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (offset === undefined) throw invalid('Invalid pagination token.');
  return Number(offset);
}

/** Cuts the page that the input asks for (at most `max` items) and says where the next one begins. */
export function page<T>(
  all: readonly T[],
  input: PageInput,
  max: number,
  { emptyPages }: OperationContext,
): { items: readonly T[]; more: { NextToken?: string } } {
  if (emptyPages && input.NextToken === undefined) return { items: [], more: { NextToken: writeToken(0) } };
  const from = input.NextToken === undefined ? 0 : readToken(input.NextToken);
  const to = from + (input.MaxResults ?? max);
  return { items: all.slice(from, to), more: to < all.length ? { NextToken: writeToken(to) } : {} };
}

import { GatewayError, type ResultPage } from '../aws/gateway';

/** Empty pages in a row that are read over: a service may filter what it lists, but not without end. */
const MOST_EMPTY_PAGES = 40;

/** Pages of one list, more than the largest quota of Cognito fills: each may have a token of its own, without end. */
const MOST_PAGES = 2_000;
/** Items of one list, more than any has. */
const MOST_ITEMS = 100_000;

/** Checks the pages of one list in their order. @throws GatewayError `invalid-answer` for a list that would never end */
export function pageCheck(): (page: ResultPage<unknown>) => void {
  const tokens = new Set<string>();
  let empty = 0;
  let read = 0;
  return ({ items, next }) => {
    empty = items.length > 0 ? 0 : empty + 1;
    read += items.length;
    if (next === undefined) return;
    if (tokens.has(next)) throw endless('gave the same NextToken twice');
    if (read > MOST_ITEMS) throw endless('gave more items than any list has');
    if (empty > MOST_EMPTY_PAGES) throw endless('gave one empty page after the other');
    if (tokens.size >= MOST_PAGES) throw endless(`had more than ${MOST_PAGES} pages`);
    tokens.add(next);
  };
}

const endless = (why: string): GatewayError =>
  new GatewayError('invalid-answer', `A list of the service would never end: it ${why}.`);

/** All pages of a list, one after the other. @throws GatewayError of the loading; `invalid-answer` for a list that would never end */
export async function* allPages<T>(
  load: (next: string | undefined) => Promise<ResultPage<T>>,
): AsyncGenerator<ResultPage<T>> {
  const check = pageCheck();
  let next: string | undefined;
  do {
    const page = await load(next);
    check(page);
    yield page;
    next = page.next;
  } while (next !== undefined);
}

import { entryAt, type LooseTree } from './loose-tree';
import type { Path } from './problem';
import { WRAPPER } from './schema';

/** Reads a value of the document at a path; undefined where there is none. */
export type Lookup = (path: Path) => unknown;

/** Reads scalars of the document; `skip` steps of every path are the wrapper of a pasted answer. */
export function lookupIn(tree: LooseTree, skip = 0): Lookup {
  const prefix: Path = skip ? [WRAPPER] : [];
  return (path) => {
    const value = entryAt(tree, [...prefix, ...path])?.value;
    return value?.kind === 'literal' ? value.value : undefined;
  };
}

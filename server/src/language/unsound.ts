/** What is wrong with a parameter: all of it, or some items or members only, and the items that a list has too many. */
export type Flaws = 'whole' | ReadonlySet<string | number>;

/** What of a file has an error of its own, by parameter. What is not in it is sound. */
export type Unsound = ReadonlyMap<string, Flaws>;

import { FACETS } from '../../sync/facets';
import type { Resolution, Resolutions } from '../../sync/plan';
import { UsageError } from '../exit';
import type { Options } from '../options';

/** Options of plan and push: how a plan is made. */
export const PLANNING_OPTIONS = {
  exact: {
    help: 'Takes the file for everything: settings that it does not mention are\nreset to their default. Without it they keep their live value.',
  },
  settle: {
    value: 'NAME=WHO',
    many: true,
    help: 'Settles the conflict of one parameter: mine (the file), theirs (live)\nor, for lists, both. May be given several times.',
  },
} as const satisfies Options;

const WHO: readonly Resolution[] = ['mine', 'theirs', 'both'];

/** Reads the values of --settle. @throws UsageError */
export function parseResolutions(given: readonly string[]): Resolutions {
  return Object.fromEntries(
    given.map((it) => {
      const [name = '', who = ''] = it.split('=');
      const facet = FACETS.find((known) => known === name);
      const decision = WHO.find((known) => known === who);
      if (!facet)
        throw new UsageError(
          `--settle names "${name}", which is no parameter that a push sets. Write it as in --settle CallbackURLs=both.`,
        );
      if (!decision)
        throw new UsageError(
          `--settle ${name} must be ${WHO.join(', ')}, not "${who}". Write it as in --settle ${name}=mine.`,
        );
      return [facet, decision];
    }),
  );
}

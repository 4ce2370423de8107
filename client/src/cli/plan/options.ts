import { FACETS, type FacetName } from '../../sync/facets';
import type { Resolution, Resolutions } from '../../sync/plan';
import { UsageError } from '../exit';
import type { Options } from '../options';

/** Options of plan and push that say how a plan is made. */
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

const RESOLUTIONS: readonly Resolution[] = ['mine', 'theirs', 'both'];

/** Parses the values of --settle. @throws UsageError when a value is not NAME=WHO */
export function parseResolutions(values: readonly string[]): Resolutions {
  return Object.fromEntries(values.map(parseResolution));
}

function parseResolution(value: string): [FacetName, Resolution] {
  const [name = '', who = ''] = value.split('=');
  const facet = FACETS.find((candidate) => candidate === name);
  const resolution = RESOLUTIONS.find((candidate) => candidate === who);
  if (!facet)
    throw new UsageError(
      `--settle names "${name}", which is no parameter that a push sets. Write it as in --settle CallbackURLs=both.`,
    );
  if (!resolution)
    throw new UsageError(
      `--settle ${name} must be ${RESOLUTIONS.join(', ')}, not "${who}". Write it as in --settle ${name}=mine.`,
    );
  return [facet, resolution];
}

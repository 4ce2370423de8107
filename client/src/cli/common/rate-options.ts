import { createRate, systemClock, type Rate } from '../../aws/rate';
import { numberOf, type Options } from '../options';

/** Options of subcommands that ask for many clients. */
export const RATE_OPTIONS = {
  rate: {
    value: 'N',
    help: 'Requests a second that are never exceeded, repetitions included; 5 by\ndefault. When Amazon Cognito throttles, it is halved, and comes back\nslowly.',
  },
} as const satisfies Options;

const MODEST = 5;

/** @throws UsageError */
export function rateOf(given: string | undefined): Rate {
  return createRate(given === undefined ? MODEST : numberOf('rate', given, { least: 0.2, whole: false }), systemClock);
}

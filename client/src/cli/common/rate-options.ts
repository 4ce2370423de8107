import { createRate, systemClock, type Rate } from '../../aws/rate';
import { parseNumber, type Options } from '../options';

/** Options of subcommands that send requests for many clients. */
export const RATE_OPTIONS = {
  rate: {
    value: 'N',
    help: 'Requests a second that are never exceeded, repetitions included; 5 by\ndefault. When Amazon Cognito throttles, it is halved, and comes back\nslowly.',
  },
} as const satisfies Options;

const DEFAULT_RATE = 5;

/** The rate that --rate asks for. @throws UsageError when it is not a number from 0.2 on */
export function rateOf(value: string | undefined): Rate {
  const perSecond = value === undefined ? DEFAULT_RATE : parseNumber('rate', value, { min: 0.2, whole: false });
  return createRate(perSecond, systemClock);
}

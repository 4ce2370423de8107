export { formatLifetime } from '../../../server/src/language/format-values';
export {
  LIFETIMES,
  formatNamedLifetime,
  secondsFor,
  effectiveUnit,
  written,
  type Lifetime,
} from '../../../server/src/language/lifetimes';

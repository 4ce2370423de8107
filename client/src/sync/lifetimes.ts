export {
  LIFETIMES,
  formatNamedLifetime,
  formatLifetime,
  secondsFor,
  effectiveUnit,
  written,
  type Lifetime,
} from '../../../server/src/language/lifetimes';

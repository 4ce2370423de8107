export {
  LIFETIMES,
  lifetimeNamed,
  lifetimeWords,
  secondsFor,
  unitOf,
  written,
  type Lifetime,
} from '../../../server/src/language/lifetimes';

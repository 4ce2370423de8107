export { same } from '../../../server/src/language/same';

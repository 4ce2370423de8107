import { adminBackend } from './admin-backend';
import type { Archetype } from './archetype';
import { machineToMachine } from './machine-to-machine';
import { mobileApp } from './mobile-app';
import { serverWebApp } from './server-web-app';
import { signInPage } from './sign-in-page';
import { singlePageApp } from './single-page-app';

/** Every archetype, in the order in which they are offered. */
export const archetypes: readonly Archetype[] = [
  singlePageApp,
  serverWebApp,
  mobileApp,
  signInPage,
  machineToMachine,
  adminBackend,
];

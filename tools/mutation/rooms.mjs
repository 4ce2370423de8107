// What `npm run mutate` can change, and the tests that must notice. Only tests that are quick and close to the code: each mutant runs
// all of them that reach it.
const sync = (...names) => names.map((name) => `client/src/sync/${name}.ts`);
const check = (name) => `test/server/language/check${name}.test.ts`;

export const ROOMS = {
  rules: {
    what: 'every rule, by its fixture',
    mutate: ['server/src/language/rules/**/*.ts', '!server/src/language/rules/index.ts'],
    spec: ['', '-findings', '-marks', '-durations', '-context', '-repairs', '-safe-repairs', '-calm'].map(check),
    // Code, severity, documentation and what a rule reads: held by the catalogue and the rules' pages, which are compared as texts.
    ignoreStatic: true,
  },
  sync: {
    what: 'what decides what a push, a creation or a promotion sends, and how a file is written',
    mutate: [
      ...sync(
        'plan',
        'facets',
        'settings',
        'live',
        'push-flow',
        'outcome',
        'file-text',
        'protection',
        'promote',
        'target',
        'blocking',
        'drift',
        'sync-status',
        'pool-context',
        'create/create-flow',
        'create/draft',
      ),
      'server/src/language/same.ts',
      'server/src/language/lifetimes.ts',
    ],
    // Exact cases first, random ones last: most mutants are noticed at once.
    spec: [
      'verdicts',
      'same',
      'settings',
      'names',
      'blocking',
      'draft',
      'drift',
      'promote',
      'protection',
      'push',
      'create',
      'live',
      'pool-context',
      'risk',
      'plan-document',
      'plan',
      'file-text',
      'sync-status',
      'sync-status-text',
    ].map((name) => `test/client/sync/${name}.test.ts`),
    ignoreStatic: false,
  },
};

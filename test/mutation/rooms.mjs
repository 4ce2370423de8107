// What `npm run mutate` can change, and the tests that must notice. Only tests that are quick and close to the code: each mutant runs
// all of them that reach it.
const check = (name) => `test/language/check${name}.test.ts`;

export const ROOMS = {
  rules: {
    what: 'every rule, by its fixture',
    mutate: ['server/src/language/rules/**/*.ts', '!server/src/language/rules/index.ts'],
    spec: [check(''), check('-marks'), check('-durations'), check('-calm')],
    // Code, severity, documentation and what a rule reads: held by the catalogue and the rules' pages, which are compared as texts.
    ignoreStatic: true,
  },
  plan: {
    what: 'plan, push and everything else between file and live',
    mutate: ['client/src/sync/**/*.ts'],
    spec: ['test/sync/*.test.ts'],
    ignoreStatic: false,
  },
};

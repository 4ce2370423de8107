// Besides the recommended checks: the walls between the rooms. README, "Where things are", draws the same picture.
import tseslint from 'typescript-eslint';

const AWS = {
  group: ['@aws-sdk/*', '@smithy/*'],
  message:
    'Only client/src/aws/cognito-gateway.ts talks to AWS, with what profiles/ and connect/ beside it know of connections.',
};
const AWS_VALUES = { ...AWS, allowTypeImports: true, message: `${AWS.message} Types are welcome (import type).` };
const EDITOR = { group: ['vscode', 'vscode-languageclient*'], message: 'This room knows no editor.' };
const PROTOCOL = {
  group: ['vscode-languageserver', 'vscode-languageserver/*', 'vscode-languageserver-protocol*'],
  message: 'The language is a library: no connection.',
};
const NODE = { group: ['node:*'], message: 'This room is pure: no Node.' };
const CLIENT = { group: ['**/client/**'], message: 'The server never looks at the client.' };
const SERVER = { group: ['**/server/**'], message: 'This room does not know the server.' };

const wall = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

export default tseslint.config(
  { ignores: ['dist/', '**/node_modules/', '.host-artifacts/', 'tour/', '.vscode-test/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  wall(['server/src/**'], [AWS, EDITOR, CLIENT], ['server/src/language/**']),
  wall(['server/src/language/**'], [AWS, EDITOR, CLIENT, PROTOCOL, NODE]),
  wall(
    ['client/src/**'],
    [AWS_VALUES],
    [
      'client/src/aws/cognito-gateway.ts',
      'client/src/aws/profiles/**',
      'client/src/aws/connect/**',
      'client/src/sync/**',
      'client/src/local-cognito/**',
      'client/src/cli/**',
      'client/src/main-cli.ts',
    ],
  ),
  wall(['client/src/cli/**', 'client/src/main-cli.ts'], [AWS_VALUES, EDITOR]),
  wall(['client/src/tree/{model,nodes}.ts'], [AWS_VALUES, EDITOR]),
  wall(
    ['client/src/sync/**'],
    [
      AWS_VALUES,
      EDITOR,
      NODE,
      { regex: '/server/src/(?!language/)', message: 'Pure: of the server only the language may be used.' },
    ],
  ),
  wall(
    ['client/src/pool-contexts/**'],
    [
      AWS_VALUES,
      EDITOR,
      NODE,
      { regex: '/server/src/(?!language/)', message: 'Of the server only the language may be used.' },
    ],
  ),
  wall(['client/src/aws/**'], [EDITOR, SERVER]),
  // Its checks are written from the rule catalogue on their own, so that linter and local Cognito can be held against each other.
  wall(
    ['client/src/local-cognito/**'],
    [
      AWS_VALUES,
      EDITOR,
      SERVER,
      { group: ['**/schemas/**', '**/sync/**'], message: 'The local Cognito is independent of what it judges.' },
    ],
  ),
  {
    files: ['client/src/local-cognito/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportExpression',
          message: 'The local Cognito loads nothing by import(): a wall that stands for import must not have a door.',
        },
      ],
    },
  },
  {
    files: ['client/src/**'],
    ignores: ['client/src/local-cognito/**', 'client/src/notify.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name=/^show(Information|Warning|Error)Message$/]:not(:has(Property[key.name='modal']))",
          message: 'VS Code makes command links of [text](command:…) in a message: say() of notify.ts does not.',
        },
      ],
    },
  },
  { files: ['**/*.mjs', 'test/**', 'client/src/local-cognito/main.ts'], rules: { 'no-console': 'off' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
);

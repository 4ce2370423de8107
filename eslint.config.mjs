// Besides the recommended checks: the walls between the rooms. CONTRIBUTING.md, "Where things are", draws the same picture.
import tseslint from 'typescript-eslint';
import { FLOORS } from './tools/floors.mjs';

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

const LANGUAGE_ONLY = {
  regex: '/server/src/(?!language/)',
  message: 'Pure: of the server only the language may be used.',
};

const wall = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

/** What each wing of client/src may not import besides the floors above it. */
const WINGS = [
  { wing: 'main-cli', patterns: [AWS_VALUES, EDITOR] },
  { wing: 'cli/', patterns: [AWS_VALUES, EDITOR] },
  { wing: 'editor/', patterns: [AWS_VALUES] },
  { wing: 'state/', patterns: [AWS_VALUES, EDITOR] },
  { wing: 'sync/', patterns: [AWS_VALUES, EDITOR, NODE, LANGUAGE_ONLY] },
  { wing: 'aws/', patterns: [EDITOR, SERVER] },
];

/** The functions of VS Code that show a text in which it finds links, commands or icons. */
const SURFACES =
  '/^(show(Information|Warning|Error)Message|createQuickPick|showQuickPick|createInputBox|showInputBox|withProgress|setStatusBarMessage|createWebviewPanel)$/';

/** Markdown that may run commands or hold HTML. */
const TRUSTING = {
  selector:
    ':matches(Property[key.name=/^(isTrusted|supportHtml)$/], MemberExpression[property.name=/^(isTrusted|supportHtml)$/][parent.type="AssignmentExpression"])',
  message: 'Text of others is never trusted: no command link, no HTML.',
};

/** The files of a room of tools/floors.mjs. */
const filesOf = (room) => `client/src/${room}${room.endsWith('/') ? '**' : '.ts'}`;

/** Relative imports that lead from one room into another. */
const importsOf = (room, from) => {
  const inEditor = from.startsWith('editor/') ? '(editor/)?' : 'editor/';
  return `^(\\.\\./|\\./)+${room.replace('editor/', inEditor)}${room.endsWith('/') ? '' : '$'}`;
};

/** A wall for each room: nothing of the floors above, and nothing of other rooms of its floor. */
const floors = FLOORS.flatMap((rooms, floor) =>
  rooms.map((room) => {
    const closed = [...FLOORS.slice(0, floor).flat(), ...rooms.filter((other) => other !== room)];
    const { patterns } = WINGS.find(({ wing }) => room.startsWith(wing));
    const up = closed.map((other) => ({
      regex: importsOf(other, room),
      message: `client/src/${room} is not above client/src/${other}.`,
    }));
    return wall([filesOf(room)], [...patterns, ...up]);
  }),
);

/** Rooms inside rooms that know less than what surrounds them. They repeat the walls around them: a later wall replaces an earlier one. */
const inner = (room, surrounding, patterns) => {
  const around = floors.find(({ files }) => files[0] === filesOf(surrounding));
  const [, { patterns: outer }] = around.rules['@typescript-eslint/no-restricted-imports'];
  return wall([room], [...outer, ...patterns]);
};

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
      'no-nested-ternary': 'error',
      '@typescript-eslint/no-shadow': 'error',
      'max-len': [
        'error',
        {
          code: 120,
          comments: 150,
          ignoreUrls: true,
          ignoreStrings: true,
          ignoreTemplateLiterals: true,
          ignoreRegExpLiterals: true,
        },
      ],
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
  ...floors,
  inner('client/src/editor/tree/{model,nodes}.ts', 'editor/tree/', [EDITOR]),
  inner('client/src/editor/live/pool-contexts/**', 'editor/live/', [EDITOR, NODE, LANGUAGE_ONLY]),
  // The one room that talks to AWS, and what it knows of connections.
  inner('client/src/aws/*.ts', 'aws/', [AWS_VALUES]),
  inner('client/src/aws/cognito-gateway.ts', 'aws/', []),
  // Its checks are written from the rule catalogue on their own, so that linter and local Cognito can be held against each other.
  wall(
    ['local-cognito/src/**'],
    [
      AWS_VALUES,
      EDITOR,
      SERVER,
      CLIENT,
      { group: ['**/schemas/**'], message: 'The local Cognito is independent of what it judges.' },
    ],
  ),
  {
    files: ['local-cognito/src/**'],
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
  // Each surface of VS Code has one door, behind which no text of others is a link, a command or an icon.
  {
    files: ['client/src/**'],
    ignores: ['client/src/editor/ui/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: `MemberExpression[object.property.name='window'][property.name=${SURFACES}]`,
          message:
            'VS Code makes links, commands and icons of text: use messages.ts, ask.ts, quick-pick.ts, input-box.ts, reviews.ts or progress.ts of ui/.',
        },
        TRUSTING,
      ],
    },
  },
  { files: ['client/src/editor/ui/**', 'server/src/**'], rules: { 'no-restricted-syntax': ['error', TRUSTING] } },
  { files: ['**/*.mjs', 'test/**', 'tools/**', 'local-cognito/src/main.ts'], rules: { 'no-console': 'off' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
);

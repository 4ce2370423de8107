// `npm run new-rule <code>` writes the four parts of a rule: its file, its line in the list, its fixture and its page. The rule
// works as it is written, on a made-up case, so that every check is green but one: TODO marks each place that needs a thought,
// and test/server/language/check-parity.test.ts fails while one of them is left. CONTRIBUTING.md describes the steps.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const LIST = 'server/src/language/rules/index.ts';
const INDEX = 'docs/rules/README.md';
const CATALOGUE = 'test/fixtures/catalogue.json';

/** With a longer code, the generated lines would be longer than Prettier leaves them. */
const LONGEST = 45;

/** What is wrong with the command line; its message is for the person. */
class Refusal extends Error {}

const read = (file) => readFileSync(path.join(ROOT, file), 'utf8');

const filesOf = (code) => ({
  rule: `server/src/language/rules/${code}.ts`,
  fixture: `test/fixtures/rules/${code}.cognito-client.json`,
  page: `docs/rules/${code}.md`,
});

/** `callback-http` is `callbackHttp` in TypeScript. */
const identifierOf = (code) => code.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** @throws Refusal when the code cannot be used. */
function assertUsable(code, entry) {
  // Two words at least: one word could be a name that TypeScript or the folder uses already.
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(code) || code.length > LONGEST)
    throw new Refusal(
      `"${code}" cannot be the code of a rule: use two or more words of lowercase letters and digits, joined by hyphens, of ${LONGEST} characters at most.`,
    );
  const existing = Object.values(filesOf(code)).find((file) => existsSync(path.join(ROOT, file)));
  if (existing) throw new Refusal(`The code ${code} is taken: ${existing} exists.`);
  if (read(LIST).includes(`{ ${identifierOf(code)} }`))
    throw new Refusal(`The code ${code} is taken: ${LIST} has a rule named ${identifierOf(code)}.`);
  if (entry?.notBuilt) throw new Refusal(`${code} has no check, for the reason in ${CATALOGUE}: ${entry.notBuilt}`);
}

const ruleText = (code) => `import { apiPage } from './docs';
import { defineRule } from './rule';

/** TODO: why this is worth a report, when the code below does not say it. */
export const ${identifierOf(code)} = defineRule({
  code: '${code}',
  severity: 'hint', // TODO: error, warning, info or hint
  facts: ['client-name-form'], // TODO: what it rests on in ../facts, the fact that decides first
  docs: apiPage('ClientName'), // TODO: the page that documents the behavior
  reads: ['ClientName'], // TODO: every parameter that check() looks at
  *check({ ClientName }) {
    if (ClientName !== 'TODO') return;
    yield { at: ['ClientName'], message: 'TODO: what is wrong, and what to write instead.' };
  },
});
`;

/** A file without an error or a warning, with a parameter on each line, so that a case changes lines and adds none. */
const caseText = (name, clientName) => `// --- case: ${name}
{
  "UserPoolId": "us-east-1_AbCdEf123",
  "ClientId": "1a2b3c4d5e6f7g8h9i",
  ${clientName}
  "AccessTokenValidity": 60,
  "IdTokenValidity": 60,
  "RefreshTokenValidity": 30,
  "TokenValidityUnits": { "AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "days" },
  "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  "SupportedIdentityProviders": ["COGNITO"],
  "CallbackURLs": ["https://app.acme.io/callback", "https://app.acme.io/silent"],
  "LogoutURLs": ["https://app.acme.io/signed-out"],
  "DefaultRedirectURI": "https://app.acme.io/callback",
  "AllowedOAuthFlows": ["code"],
  "AllowedOAuthScopes": ["openid", "email"],
  "AllowedOAuthFlowsUserPoolClient": true,
  "PreventUserExistenceErrors": "ENABLED",
  "EnableTokenRevocation": true,
  "AuthSessionValidity": 3
}
`;

const fixtureText = (code) =>
  [
    `// TODO: write one bad case and two good ones, or more, and delete these lines. Change what the rule is about, and leave the rest: no
// other rule reports an error or a warning there. A line wants the codes in its comment; test/server/language/fixtures.ts explains all.
`,
    caseText('TODO: what is wrong', `"ClientName": "TODO", // want ${code}`),
    caseText('TODO: the same, made right', '"ClientName": "web",'),
    caseText('TODO: what looks wrong and is right', '"ClientName": "TODO-app",'),
  ].join('\n');

const pageText = (code, entry) => `# ${code}

Severity: hint
${entry ? '' : '\nArea: TODO\n'}
## When

TODO: when the rule reports, in one sentence.

## Why

TODO: what happens otherwise.

## How to fix it

TODO: what to write instead.

## Example

Bad:

\`\`\`jsonc
{ "ClientName": "TODO" }
\`\`\`

Good:

\`\`\`jsonc
{ "ClientName": "web" }
\`\`\`

## Sources

- [API reference, UpdateUserPoolClient, ClientName](https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html#CognitoUserPools-UpdateUserPoolClient-request-ClientName)
`;

/** The list of rules with one more: its import in alphabetical order, the rule itself at the end. */
function listWith(code) {
  const line = `import { ${identifierOf(code)} } from './${code}';`;
  const lines = read(LIST).split('\n');
  const imports = lines.filter((text) => /^import \{ \w+ \} from '\.\/[\w-]+';$/.test(text));
  const codeIn = (text) => text.slice(text.indexOf("'./") + 3, -2);
  const next = imports.find((text) => codeIn(text) > code);
  const at = next ? lines.indexOf(next) : lines.indexOf(imports.at(-1)) + 1;
  const end = lines.indexOf('];');
  if (imports.length === 0 || end < at)
    throw new Refusal(`${LIST} has another form than this program knows: see listWith in tools/new-rule.mjs.`);
  return [...lines.slice(0, at), line, ...lines.slice(at, end), `  ${identifierOf(code)},`, ...lines.slice(end)].join(
    '\n',
  );
}

function nextSteps(code, entry) {
  const { rule, fixture, page } = filesOf(code);
  const areas = [...read(INDEX).matchAll(/^## (.+)$/gm)]
    .map(([, title]) => title)
    .filter((title) => title !== 'Not built');
  return `Wrote a rule that works on a made-up case:
  ${rule}
  ${fixture}
  ${page}
  ${LIST} (its import, and its place at the end of the list)

Next:
  1. Replace each TODO in the first three files.${
    entry
      ? ''
      : ` The page's area is one of:
     ${areas.join(', ')}.`
  }
  2. UPDATE_GENERATED=1 npm test -- unit   rewrites what is derived from the page: the index, the settings, the descriptions.
  3. npm test -- typecheck lint unit

CONTRIBUTING.md, "Add a rule", has the same steps with their reasons.`;
}

function main([code = '', ...others]) {
  if (code === '' || others.length > 0)
    throw new Refusal('Name one code: npm run new-rule <code>, for example npm run new-rule callback-port.');
  const entry = JSON.parse(read(CATALOGUE)).find(({ id }) => id === code);
  assertUsable(code, entry);
  const { rule, fixture, page } = filesOf(code);
  const list = listWith(code);
  const create = (file, text) => writeFileSync(path.join(ROOT, file), text, { flag: 'wx' });
  create(rule, ruleText(code));
  create(fixture, fixtureText(code));
  create(page, pageText(code, entry));
  writeFileSync(path.join(ROOT, LIST), list);
  console.log(nextSteps(code, entry));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

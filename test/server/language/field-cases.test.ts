// Configurations of public reports, with what the service said: the linter says what was accepted and what was not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { applyFix } from '../../../server/src/language/fixes';
import { problemsOf } from './fixtures';

interface FieldCase {
  readonly case: string;
  /** What the service said. */
  readonly says: string;
  /** What the file has besides, or instead of, what is ordinary. */
  readonly file: Readonly<Record<string, unknown>>;
  /** The errors and warnings, as severity and code. */
  readonly finds: readonly string[];
  /** The members after the fix of the first problem. */
  readonly offers?: Readonly<Record<string, unknown>>;
}

const CASES = JSON.parse(
  readFileSync(join(__dirname, '../../fixtures/field/lint.json'), 'utf8'),
) as readonly FieldCase[];

const ORDINARY = {
  UserPoolId: 'eu-west-1_FieldCase1',
  ClientId: '1example23456789abcdefghij',
  ClientName: 'web',
  PreventUserExistenceErrors: 'ENABLED',
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  ReadAttributes: ['email', 'name'],
  WriteAttributes: ['email', 'name'],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: ['https://app.fieldcase.test/cb'],
};

describe('configurations of public reports', () => {
  for (const { case: name, says, file, finds, offers } of CASES)
    it(`${name} (${says})`, () => {
      const text = JSON.stringify({ ...ORDINARY, ...file }, null, 2);
      const found = problemsOf(text).filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        found.map(({ severity, code }) => `${severity} ${code}`),
        finds,
      );
      if (!offers) return;
      const [fix] = found.flatMap((problem) => problem.fix ?? []);
      assert.ok(fix);
      const after = parse(applyFix(text, fix)) as Record<string, unknown>;
      for (const [member, value] of Object.entries(offers)) assert.deepEqual(after[member], value);
    });
});

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describeStaleBuild } from '../../tools/build/freshness.mjs';

const ROOT = join(__dirname, '../..');
const VSIX = join(ROOT, 'cognito-client-editor.vsix');

interface Meta {
  readonly outputs: Readonly<
    Record<string, { readonly bytes: number; readonly inputs: Readonly<Record<string, unknown>> }>
  >;
}

/** The modules that a bundle of the build consists of. */
const modulesOf = (bundle: string): string[] => {
  const { outputs } = JSON.parse(readFileSync(join(ROOT, 'dist/meta.json'), 'utf8')) as Meta;
  return Object.keys(
    (outputs[`dist/${bundle}.js`] ?? assert.fail(`there is no ${bundle}.js: run npm run build`)).inputs,
  );
};

describe('budgets', () => {
  it('are measured on the bundles of these sources', () => assert.equal(describeStaleBuild(ROOT), undefined));

  it('a .vsix of at most 1 MB (npm run package)', () =>
    assert.ok(statSync(VSIX).size <= 1_000_000, `${statSync(VSIX).size} bytes`));

  it('nothing of AWS, of the local Cognito and of the pages of the rules is loaded at activation', () => {
    const heavy = modulesOf('client').filter((module) =>
      /@aws-sdk|@smithy|local-cognito|docs\/rules|cognito-gateway\.ts/.test(module),
    );
    assert.deepEqual(heavy, []);
    assert.ok(
      modulesOf('cognito-gateway').some((module) => module.includes('@aws-sdk')),
      'it is where it belongs',
    );
  });

  it('the language server brings no editor, no AWS and nothing of the client', () => {
    assert.deepEqual(
      modulesOf('server').filter((module) => /@aws-sdk|@smithy|vscode-languageclient|^client\//.test(module)),
      [],
    );
  });
});

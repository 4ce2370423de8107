import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { codes } from '../../server/src/language/codes';
import { HINT_KINDS } from '../../server/src/language/hints/hint';
import { NEVER_SILENCED } from '../../server/src/language/lint';
import { LEVELS } from '../../server/src/language/silencing';
import { EXPLAIN_RULE_COMMAND, HINTS_SECTION } from '../../server/src/protocol';
import { pageOf } from '../server/language/catalogue';

const MANIFEST = new URL('../../package.json', import.meta.url);

interface Manifest {
  contributes: {
    commands: { command: string }[];
    menus: { commandPalette: { command: string }[] };
    configuration: {
      properties: Record<
        string,
        { scope: string; properties?: Record<string, unknown>; additionalProperties?: unknown }
      >;
    };
  };
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
}
const read = (): Manifest => JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest;

describe('the manifest of the extension', () => {
  it('knows every rule in the setting that sets their severity (UPDATE_GENERATED=1 writes it)', () => {
    // From the pages, as codes.json: when both are stale, one run with UPDATE_GENERATED rewrites both.
    const expected = Object.fromEntries(
      codes
        .filter((code) => !NEVER_SILENCED.includes(code))
        .map((code) => [code, { description: pageOf(code).description, enum: [...LEVELS] }]),
    );
    const manifest = read();
    const setting =
      manifest.contributes.configuration.properties['cognitoClient.rules'] ?? assert.fail('no such setting');
    if (process.env['UPDATE_GENERATED']) {
      setting.properties = expected;
      writeFileSync(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
    }
    assert.deepEqual(read().contributes.configuration.properties['cognitoClient.rules']?.properties, expected);
    assert.deepEqual(
      setting.additionalProperties,
      { type: 'string', enum: [...LEVELS] },
      'patterns take the same levels',
    );
  });

  it('has a switch for every kind of inlay hint', () => {
    const switches = Object.keys(read().contributes.configuration.properties).flatMap((name) =>
      name.startsWith(`${HINTS_SECTION}.`) ? [name.slice(HINTS_SECTION.length + 1)] : [],
    );
    assert.deepEqual(switches.sort(), [...HINT_KINDS].sort());
  });

  it('says of every command when the palette shows it', () => {
    const { commands, menus } = read().contributes;
    assert.deepEqual(
      menus.commandPalette.map(({ command }) => command).sort(),
      commands.map(({ command }) => command).sort(),
    );
  });

  it('names every command that the extension registers, and no other', () => {
    // Read as text: the list imports vscode.
    const list = readFileSync(new URL('../../client/src/editor/commands.ts', import.meta.url), 'utf8');
    const registered = [...list.matchAll(/^ {2}(?:'(cognitoClient\.[\w.]+)'|\[EXPLAIN_RULE_COMMAND\]):/gm)].map(
      ([, id]) => id ?? EXPLAIN_RULE_COMMAND,
    );
    assert.deepEqual(
      registered.sort(),
      read()
        .contributes.commands.map(({ command }) => command)
        .sort(),
    );
  });

  it('lets no untrusted workspace choose where to connect to', () => {
    const { capabilities, contributes } = read();
    const connection = Object.keys(contributes.configuration.properties).filter((name) =>
      /profile|region|endpoint|liveValues/.test(name),
    );
    assert.deepEqual([...capabilities.untrustedWorkspaces.restrictedConfigurations].sort(), connection.sort());
    assert.equal(connection.length, 4);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Gives the tests of the surrounding describe() an empty home, only these AWS_* variables, and the old ones back afterwards. */
export function withEnvironment(variables: Readonly<Record<string, string>>): void {
  let before: NodeJS.ProcessEnv;
  let home: string;
  beforeEach(() => {
    before = { ...process.env };
    home = mkdtempSync(path.join(tmpdir(), 'cognito-home-'));
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    Object.assign(process.env, { HOME: home, ...variables });
  });
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    rmSync(home, { recursive: true, force: true });
  });
}

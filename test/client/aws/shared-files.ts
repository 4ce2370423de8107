import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes files below the home of withEnvironment(): `config`, `credentials` and what a test names besides go to `.aws`. */
export function writeShared(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = sharedFile(name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

export const sharedFile = (name: string): string => path.join(process.env['HOME'] ?? '', '.aws', name);

/** Puts a folder where a file should be: what cannot be read, for every user of the machine. */
export function makeUnreadable(name: string): void {
  rmSync(sharedFile(name), { force: true });
  mkdirSync(sharedFile(name), { recursive: true });
}

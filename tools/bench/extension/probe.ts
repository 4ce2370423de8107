// Runs in the extension host: opens a file for each of some extensions, and writes down how long each took to be ready.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as vscode from 'vscode';

/** An extension and a file that activates it. */
interface Subject {
  readonly extension: string;
  readonly file: string;
}

/** Milliseconds from the request to open the file. */
interface Times {
  readonly active: number;
  readonly ready: number;
}

interface Task {
  readonly report: string;
  readonly subjects: readonly Subject[];
}

const LIMIT_MS = 30_000;

/** @throws Error when an extension was active before its file was opened, or its diagnostics did not come */
export async function run(): Promise<void> {
  const { report, subjects } = JSON.parse(process.env['BENCH_PROBE'] ?? '') as Task;
  const times: Record<string, Times> = {};
  for (const it of subjects) times[it.extension] = await timesOf(it);
  const loaded = Object.fromEntries(subjects.map(({ extension }) => [extension, loadedFrom(extension)]));
  writeFileSync(report, JSON.stringify({ times, loaded }));
}

async function timesOf({ extension: id, file }: Subject): Promise<Times> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension || extension.isActive) throw new Error(`${id} is ${extension ? 'active already' : 'not there'}.`);
  const uri = vscode.Uri.file(file);
  const ready = firstDiagnostics(uri);
  const start = performance.now();
  const active = isTrue(() => extension.isActive);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return { active: (await active) - start, ready: (await ready) - start };
}

/** Resolves at the first diagnostics of a file, to the time. */
function firstDiagnostics(uri: vscode.Uri): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`No diagnostics of ${uri.path} in ${LIMIT_MS} ms.`)), LIMIT_MS);
    const changes = vscode.languages.onDidChangeDiagnostics(() => {
      if (vscode.languages.getDiagnostics(uri).length === 0) return;
      clearTimeout(late);
      changes.dispose();
      resolve(performance.now());
    });
  });
}

async function isTrue(look: () => boolean): Promise<number> {
  for (const end = performance.now() + LIMIT_MS; !look() && performance.now() < end;)
    await new Promise((again) => setTimeout(again, 1));
  return performance.now();
}

/** The files of an extension that this extension host has loaded. */
function loadedFrom(id: string): string[] {
  const folder = `${vscode.extensions.getExtension(id)?.extensionUri.fsPath ?? id}/`;
  return Object.keys(createRequire(__filename).cache)
    .filter((key) => key.startsWith(folder))
    .map((key) => key.slice(folder.length))
    .sort();
}

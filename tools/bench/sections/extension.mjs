// From opening a file to its first diagnostics in a real VS Code, beside VS Code's own CSS extension in the same window.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { withCleanup } from '../../host/cleanup.mjs';
import { chooseHost } from '../../host/environment.mjs';
import { prepare } from '../../host/prepare.mjs';
import { bundleProbe, startVsCode } from '../extension/start.mjs';
import { rowsOf } from '../measure.mjs';

const STARTS = 6;
const OURS = { extension: 'cognito-client-editor.cognito-client-editor', name: 'typical.cognito-client.json' };
// Not the JSON extension: VS Code itself sometimes opens a JSON file before we do.
const THEIRS = {
  extension: 'vscode.css-language-features',
  name: 'typical.css',
  text: '/* One mistake. */\nbody {\n  color red;\n}\n',
};

const MEASURES = [
  { id: 'active', what: 'opening a file → the extension is active', unit: 'ms', of: ({ active }) => active },
  { id: 'ready', what: 'opening a file → its first diagnostics', unit: 'ms', aim: 1, of: ({ ready }) => ready },
];

export async function extension({ subjects, shipped }) {
  await prepare(chooseHost());
  const vsix = await shipped.pack();
  const ours = { ...OURS, text: subjects.typicalFile().replace(/("ClientName": )".*?"/, '$17') };
  const starts = await withCleanup(async (defer) => {
    const [probe, done] = [await bundleProbe(defer), []];
    // Who is first pays for what both need: they take turns.
    for (let round = 0; round < STARTS; round++)
      done.push(
        await startVsCode({
          extension: path.dirname(shipped.dist),
          probe,
          subjects: round % 2 === 0 ? [ours, THEIRS] : [THEIRS, ours],
        }),
      );
    return done;
  });
  const samplesOf = (subject) => starts.map(({ times }) => times[subject.extension]);
  const loaded = await describeLoaded(starts[0].loaded[OURS.extension], shipped.dist);
  return {
    rows: rowsOf(MEASURES, [
      { samples: samplesOf(OURS) },
      { name: "VS Code's CSS extension", samples: samplesOf(THEIRS) },
    ]),
    note: `Loaded by then: ${loaded}. The .vsix has ${kilobytes((await stat(vsix)).size)}.`,
  };
}

/** The bundles that are loaded at activation, and how many modules they consist of. */
async function describeLoaded(files, dist) {
  const { outputs } = JSON.parse(await readFile(path.join(dist, 'meta.json'), 'utf8'));
  const bundles = [
    ...files.map((file) => [file, 'in the extension host']),
    ['dist/server.js', 'in the process of the language server'],
  ];
  return bundles
    .map(([file, where]) => {
      const { bytes, inputs } = Object.entries(outputs).find(
        ([name]) => path.basename(name) === path.basename(file),
      )[1];
      return `${path.basename(file)} ${where} (${Object.keys(inputs).length} modules, ${kilobytes(bytes)})`;
    })
    .join(' and ');
}

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;

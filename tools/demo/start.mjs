// `npm start`: a real VS Code on the demo workspace, wired to a local Cognito; runs until Ctrl-C.
// `npm start -- --tour`: the same in headless Chromium, doing the whole job by itself, with a screenshot of each step.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runMain, withCleanup } from '../host/cleanup.mjs';
import { chooseHost, ROOT } from '../host/environment.mjs';
import { prepare } from '../host/prepare.mjs';
import { openDesktop } from './desktop.mjs';
import { buildExtension, packageExtension, VSIX } from './package-extension.mjs';
import { openServed } from './served.mjs';
import { setStage } from './stage.mjs';
import { takeTour } from './guide/tour.mjs';

const USAGE = `npm start                     open VS Code on the demo workspace
npm start -- --tour           let it do the whole job by itself, with screenshots
  --shots FOLDER              where the screenshots go (default: tour)
  --pictures FOLDER           takes the README's pictures anew, into this folder (docs/images)
  --vsix FILE                 use this packaged extension instead of building one`;

await runMain(async () => {
  const { values } = readArguments();
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const host = values.tour ? 'code-server' : chooseHost();
  // A machine with a display has only what it needs for a desktop VS Code; the tour needs the other host.
  await prepare(host);
  const vsix = await built(host, values.vsix);
  return withCleanup(async (defer) => {
    const stage = await setStage(defer);
    if (values.tour)
      return takeTour(defer, {
        ...stage,
        vsix,
        folder: path.resolve(values.shots),
        pictures: values.pictures && path.resolve(values.pictures),
      });
    return host === 'desktop' ? openDesktop(defer, stage) : openServed(defer, { ...stage, vsix });
  });
});

function readArguments() {
  const string = { type: 'string' };
  const boolean = { type: 'boolean' };
  try {
    return parseArgs({
      options: {
        tour: boolean,
        help: boolean,
        vsix: string,
        pictures: string,
        shots: { ...string, default: path.join(ROOT, 'tour') },
      },
    });
  } catch (error) {
    throw new Error(`${error.message}\n${USAGE}`, { cause: error });
  }
}

async function built(host, given) {
  if (given) {
    if (!existsSync(given)) throw new Error(`There is no file ${given}.`);
    return path.resolve(given);
  }
  await (host === 'desktop' ? buildExtension() : packageExtension());
  return VSIX;
}

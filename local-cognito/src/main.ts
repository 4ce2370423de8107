import { runLocalCognito } from './command-line';

/** Resolves at the first signal that asks the process to end. */
const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

async function main(): Promise<void> {
  // Before the start: whoever reads that the server listens may end it at once.
  const end = signalled();
  const local = await runLocalCognito(
    process.argv.slice(2),
    (text) => console.log(text),
    (text) => console.error(text),
  );
  if (!local) return;
  await end;
  await local.stop();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

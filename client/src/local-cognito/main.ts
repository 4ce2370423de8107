import { runLocalCognito } from './command-line';

async function main(): Promise<void> {
  const local = await runLocalCognito(process.argv.slice(2), (text) => console.log(text));
  if (!local) return;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void local.stop());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

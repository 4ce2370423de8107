import { startCodeServer } from '../host/code-server.mjs';

/** Serves VS Code with the packaged extension on loopback and prints where; runs until Ctrl-C. Resolves to an exit code if it ends by itself. */
export async function openServed(defer, { cognito, workspace, env, vsix }) {
  const server = await startCodeServer(defer, { env, vsix: [vsix] });
  const url = `${server.url}/?${new URLSearchParams({ folder: workspace })}`;
  console.log(
    `\nVS Code:        ${url}\nPassword:       ${server.password}\nLocal Cognito:  ${cognito.url}\n\n` +
      'Open the first address in a browser and type the password: whoever has it has your shell. Ctrl-C ends everything.',
  );
  await server.exited;
  console.error(server.output());
  return 1;
}

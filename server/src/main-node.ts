import { Console } from 'node:console';
import { createConnection, ProposedFeatures, type Connection, type MessageReader } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { startServer } from './server';
import { StdioWriter } from './stdio-writer';

const USAGE = `Usage: cognito-client-language-server --stdio

The language server for Amazon Cognito app clients (*.cognito-client.json).

  --stdio      speak LSP over standard input and output
  --node-ipc   speak LSP over the channel of a Node parent process
  --version    print the version
  --help       print this help
`;

const TRANSPORTS = ['--stdio', '--node-ipc'];

function main(args: readonly string[]): void {
  if (args.includes('--version')) process.stdout.write(`${version}\n`);
  else if (args.includes('--help')) process.stdout.write(USAGE);
  else if (args.some((arg) => TRANSPORTS.includes(arg))) startServer(connect(args), version);
  else {
    process.stderr.write(USAGE);
    process.exitCode = 2;
  }
}

/** The connection that the arguments ask for. The library ends the process with the stream it reads; its types take two streams or none. */
function connect(args: readonly string[]): Connection {
  if (args.find((arg) => TRANSPORTS.includes(arg)) !== '--stdio') return createConnection(ProposedFeatures.all);
  // Standard output belongs to the protocol: what a library may print would break it.
  globalThis.console = new Console(process.stderr, process.stderr);
  return createConnection(
    ProposedFeatures.all,
    process.stdin as unknown as MessageReader,
    new StdioWriter(process.stdout),
  );
}

main(process.argv.slice(2));

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { startServer } from './server';

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
  else if (args.some((it) => TRANSPORTS.includes(it))) startServer(createConnection(ProposedFeatures.all), version);
  else {
    process.stderr.write(USAGE);
    process.exitCode = 2;
  }
}

main(process.argv.slice(2));

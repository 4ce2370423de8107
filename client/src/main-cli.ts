import { processIo } from './cli/io';
import { runCli } from './cli/run';

// The exit code is set instead of calling exit(), so that everything written still gets out.
void runCli(process.argv.slice(2), processIo(process)).then((code) => { process.exitCode = code; });

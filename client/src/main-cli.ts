import { processIo } from './cli/io';
import { runCli } from './cli/run';

// The SDK's warning about future Node versions is for whoever builds this program, not for its users.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

// The exit code is set instead of calling exit(), so that everything written still gets out.
void runCli(process.argv.slice(2), processIo(process)).then((code) => {
  process.exitCode = code;
});

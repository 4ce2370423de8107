import { processIo } from './cli/io';
import { runCli } from './cli/run';

// Which Node the SDK will want some day is for whoever builds this, not for whoever calls it.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

// The exit code is set instead of calling exit(), so that everything written still gets out.
void runCli(process.argv.slice(2), processIo(process)).then((code) => {
  process.exitCode = code;
});

// Loaded into a measured process (--require): says on stream 3 how much memory it had at most, in KB, when it ends.
process.on('exit', () => process.getBuiltinModule('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)));

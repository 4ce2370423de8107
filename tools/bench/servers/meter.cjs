// Loaded into each measured process (--require): tells what it used, when it is asked over the channel of its parent.
process.on('message', () => process.send({ cpu: process.cpuUsage(), rss: process.memoryUsage().rss }));
process.channel?.unref();

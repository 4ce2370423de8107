// A process of its own for a run over many files, so that its peak memory is that of this run alone: node many.mjs <bundle> <subject> <files>
import { pathToFileURL } from 'node:url';

const [bundle, subject, count] = process.argv.slice(2);
const { typicalFile, [subject]: run } = await import(pathToFileURL(bundle).href);
const texts = Array.from({ length: Number(count) }, (_, index) => typicalFile(index));
const before = process.resourceUsage().maxRSS;
const start = process.hrtime.bigint();
let findings = 0;
for (const text of texts) findings += await run(text);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
process.stdout.write(JSON.stringify({ seconds, findings, peak: process.resourceUsage().maxRSS * 1024, before: before * 1024 }));

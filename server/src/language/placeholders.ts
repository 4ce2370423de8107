/** `${NAME}`, `{{name}}`, `<your-name>`: text that a person or a tool is to replace. */
const TEMPLATE = /\$\{[^{}]*\}|\{\{[^{}]*\}\}|<[A-Za-z][\w .-]*>/;

/** What guides put into URLs: `https://YOUR_DOMAIN/callback`, `https://your-domain.com`, `https://EXAMPLE`. */
const SAMPLE_URL = /\bYOUR[-_]|\bEXAMPLE\b|\byour-(?:app|domain|company|site|host)\b/;

/** Whether a text has one of the words without which SAMPLE_URL cannot match: looking for a word is much faster, and most URLs have none. */
const mayBeSample = (value: string): boolean =>
  value.includes('YOUR') || value.includes('EXAMPLE') || value.includes('your-');

/** Whether a value is waiting to be filled in, so that nothing can be said about it yet. */
export function hasTemplate(value: string): boolean {
  return (value.includes('{') || value.includes('<')) && TEMPLATE.test(value);
}

/** Whether a URL is waiting to be filled in: with a template, or with what guides put into URLs. */
export function hasUrlPlaceholder(value: string): boolean {
  return hasTemplate(value) || (mayBeSample(value) && SAMPLE_URL.test(value));
}

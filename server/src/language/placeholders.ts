/** `${NAME}`, `{{name}}`, `<your-name>`: text that somebody or some tool is to replace. */
const TEMPLATE = /\$\{[^{}]*\}|\{\{[^{}]*\}\}|<[A-Za-z][\w .-]*>/;

/** What guides put into URLs: `https://YOUR_DOMAIN/callback`, `https://your-domain.com`, `https://EXAMPLE`. */
const SAMPLE_URL = /\bYOUR[-_]|\bEXAMPLE\b|\byour-(?:app|domain|company|site|host)\b/;

/** One of them stands in every text that SAMPLE_URL matches: looking for a word is much faster, and most URLs have none. */
const SAMPLE_WORDS = ['YOUR', 'EXAMPLE', 'your-'];

/** Whether a value is waiting to be filled in, so that nothing can be said about it yet. */
export function hasTemplate(value: string): boolean {
  return (value.includes('{') || value.includes('<')) && TEMPLATE.test(value);
}

export function hasUrlPlaceholder(value: string): boolean {
  return hasTemplate(value) || (SAMPLE_WORDS.some((it) => value.includes(it)) && SAMPLE_URL.test(value));
}

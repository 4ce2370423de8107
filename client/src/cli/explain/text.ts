import type { Consequence, Consequences } from '../../sync/explain/consequences';
import type { Sentence } from '../../sync/explain/sentence';
import { explain } from '../../sync/explain/topics';
import type { Settings } from '../../sync/settings';
import type { AppClientContext } from '../../../../server/src/language/context';
import type { Paint, Style } from '../common/terminal-text';

/** What a client can do: a block for each topic, and for each sentence the parameters that it follows from. */
export function explainText(settings: Settings, context: AppClientContext, paint: Paint): string {
  return explain(settings, context)
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ heading, sentences }) => `${paint('bold', heading)}\n${formatSentences(sentences, paint)}`)
    .join('\n');
}

/** What a push would take away and what it would open. */
export function consequencesText({ takesAway, opens, without }: Consequences, paint: Paint): string {
  const block = (heading: string, style: Style, list: readonly Consequence[]): string =>
    list.length > 0 ? `${paint(style, heading)}\n${formatSentences(list, paint)}\n` : '';
  const idle = without.map(({ name, why }) => `  ${paint('gray', `${name}: ${why}`)}\n`).join('');
  const all =
    block('A push takes away', 'red', takesAway) +
    block('A push opens', 'yellow', opens) +
    (idle ? `${paint('gray', 'Changes without any consequence')}\n${idle}\n` : '');
  return all || `${paint('green', 'The file does nothing else than what is live.')}\n\n`;
}

const formatSentences = (sentences: readonly Sentence[], paint: Paint): string =>
  sentences.map((sentence) => formatSentence(sentence, paint)).join('');

function formatSentence({ text, items = [], parameters }: Sentence, paint: Paint): string {
  const source = paint('gray', ` [${parameters.join(', ')}]`);
  const list = items.map((item) => `    - ${paint(undefined, item)}\n`).join('');
  return `  ${paint(undefined, text)}${source}\n${list}`;
}

import type { Consequence, Consequences } from '../../sync/explain/consequences';
import type { Sentence } from '../../sync/explain/sentence';
import { explain } from '../../sync/explain/topics';
import type { Settings } from '../../sync/settings';
import type { AppClientContext } from '../../../../server/src/language/context';
import type { Paint, Style } from '../common/paint';

/** What a client can do, a block for each topic, each sentence with the parameters that say so. */
export function explainText(settings: Settings, context: AppClientContext, paint: Paint): string {
  return explain(settings, context)
    .filter(({ sentences }) => sentences.length > 0)
    .map(
      ({ heading, sentences }) =>
        `${paint('bold', heading)}\n${sentences.map((sentence) => said(sentence, paint)).join('')}`,
    )
    .join('\n');
}

/** What a push would take away and open. */
export function consequencesText({ takesAway, opens, without }: Consequences, paint: Paint): string {
  const block = (heading: string, style: Style, list: readonly Consequence[]): string =>
    list.length > 0 ? `${paint(style, heading)}\n${list.map((it) => said(it, paint)).join('')}\n` : '';
  const idle = without.map(({ name, why }) => `  ${paint('gray', `${name}: ${why}`)}\n`).join('');
  const all =
    block('A push takes away', 'red', takesAway) +
    block('A push opens', 'yellow', opens) +
    (idle ? `${paint('gray', 'Changes without any consequence')}\n${idle}\n` : '');
  return all || `${paint('green', 'The file does nothing else than what is live.')}\n\n`;
}

function said({ text, items = [], parameters }: Sentence, paint: Paint): string {
  return `  ${paint(undefined, text)}${paint('gray', ` [${parameters.join(', ')}]`)}\n${items.map((item) => `    - ${paint(undefined, item)}\n`).join('')}`;
}

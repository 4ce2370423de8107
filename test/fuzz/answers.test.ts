import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { clientAbilitiesOf } from '../../server/src/client-abilities';
import { toDiagnostic } from '../../server/src/diagnostics';
import { createLanguage } from '../../server/src/language/language';
import { requests } from '../../server/src/requests';
import { fullCapabilities } from '../server/client';
import { question, texts } from './actions';
import { askOf, paramsFor } from './asks';
import { CONTEXTS } from './clients';
import { assertSound } from './sound';

/** Without a server between, so that many texts are tried, and one that fails is made small. */
describe('answers about broken texts', function () {
  this.timeout(0);
  const abilities = clientAbilitiesOf(
    { textDocument: { ...fullCapabilities.textDocument, inlayHint: {} } },
    { explainRule: true },
  );
  const language = createLanguage(abilities.style);

  it('keep what LSP promises', () =>
    fc.assert(
      fc.property(
        texts,
        fc.array(question, { minLength: 5, maxLength: 10 }),
        fc.constantFrom(...CONTEXTS),
        (text, questions, context) => {
          const document = TextDocument.create('file:///a.cognito-client.json', 'cognito-client', 1, text);
          const opened = language.open(document, {}, context ?? {});
          const diagnose = (): Diagnostic[] =>
            opened.problems().map((problem) => toDiagnostic(document, problem, abilities.diagnostics));
          for (const it of questions) {
            const { method } = askOf(it);
            const params = paramsFor(document.uri, document, it, it.real ? diagnose() : undefined);
            const answer = requests
              .find(({ type }) => type.method === method)
              ?.answer(
                { opened, abilities, settings: { rules: {}, inlayHints: {} }, diagnose, tell: () => undefined },
                params,
              );
            assertSound(method, JSON.parse(JSON.stringify(answer)), document, params);
          }
        },
      ),
      { numRuns: 300 },
    ));
});

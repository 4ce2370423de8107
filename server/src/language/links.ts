import type { ASTNode, DocumentLink, TextDocument } from 'vscode-json-languageservice';
import { memberOf } from './checks/ast';
import type { AppClientDocument } from './document';
import { visible } from './format-values';
import { hasUrlPlaceholder } from './placeholders';
import { partsOf } from './rules/urls';
import { rangeBetween } from './text-edits';

const URL_PARAMETERS = ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'] as const;

/** Links on the https addresses of a file. None on an app's own scheme, which would start a program, nor on what waits to be filled in. */
export function linksIn({ textDocument, root }: AppClientDocument): DocumentLink[] {
  if (root?.type !== 'object') return [];
  const values = URL_PARAMETERS.flatMap((name) => memberOf(root, name)?.valueNode ?? []);
  return values
    .flatMap((node) => (node.type === 'array' ? node.items : [node]))
    .flatMap((node) => linkOn(textDocument, node));
}

/** A link between the quotes of a text that is an address. */
function linkOn(textDocument: TextDocument, node: ASTNode): DocumentLink[] {
  if (node.type !== 'string' || !isAddress(node.value)) return [];
  const range = rangeBetween(textDocument, node.offset + 1, node.offset + node.length - 1);
  return [{ range, target: node.value }];
}

/** Whether a URL is an https address that may be opened. A name before an @, or what nobody sees, is there to mislead. */
function isAddress(url: string): boolean {
  const parts = partsOf(url);
  return (
    parts?.scheme === 'https' &&
    parts.host !== '' &&
    !/\s|^https:\/\/[^/?#]*@/i.test(url) &&
    visible(url) === url &&
    !hasUrlPlaceholder(url)
  );
}

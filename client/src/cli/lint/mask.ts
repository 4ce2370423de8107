import { createScanner, SyntaxKind } from 'jsonc-parser';
import { schema, type ParameterSchema } from '../../../../server/src/language/schema';

/** A text of the same length and lines as the original, in which every value that could be a secret consists of asterisks. */
export interface MaskedText {
  readonly text: string;
  /** The masked values of members that are called a secret, to be kept out of messages. */
  readonly secrets: readonly string[];
}

/** While values are masked: how many brackets were opened since, and whether the member is called a secret. */
interface MaskState {
  readonly depth: number;
  readonly secret: boolean;
}

interface Token {
  readonly kind: SyntaxKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const SECRET = /secret/i;
const VALUES: readonly SyntaxKind[] = [SyntaxKind.StringLiteral, SyntaxKind.NumericLiteral, SyntaxKind.Unknown];
const COMMENTS: readonly SyntaxKind[] = [SyntaxKind.LineCommentTrivia, SyntaxKind.BlockCommentTrivia];
const SPACE: readonly SyntaxKind[] = [SyntaxKind.Trivia, SyntaxKind.LineBreakTrivia];
const DEPTH: Readonly<Record<number, number>> = {
  [SyntaxKind.OpenBraceToken]: 1,
  [SyntaxKind.OpenBracketToken]: 1,
  [SyntaxKind.CloseBraceToken]: -1,
  [SyntaxKind.CloseBracketToken]: -1,
};

const KNOWN: ReadonlySet<string> = new Set(namesIn(schema));

/** A shorter text can occur elsewhere by chance. */
const MIN_SECRET_LENGTH = 8;
/** A client has two secrets at most: a file with many more is an attempt to waste time. */
const MAX_SECRETS = 20;

/**
 * Masks the values of ClientSecret, of every other member that no request has (a misspelt name could be meant for the secret), and
 * whatever follows the word "secret" in a comment, a text or broken JSON. Works on tokens, so that the text need not be JSON.
 */
export function maskSecrets(text: string): MaskedText {
  const tokens = tokensOf(text);
  const secrets = new Set<string>();
  const parts: string[] = [];
  let state: MaskState | undefined;
  for (const [index, token] of tokens.entries()) {
    const name = tokens[index + 1]?.kind === SyntaxKind.ColonToken ? contentOf(token) : undefined;
    const isKnown = name !== undefined && KNOWN.has(name);
    if (state) state = nextState(state, token, isKnown || (name !== undefined && !state.secret));
    if (state && VALUES.includes(token.kind) && (name === undefined || (state.secret && state.depth === 0))) {
      if (state.secret) secrets.add(contentOf(token));
      parts.push(stars(token.text));
    } else parts.push(maskAfterSecret(token));
    const secret = SECRET.test(token.text) && !COMMENTS.includes(token.kind);
    if (secret || (!state && name !== undefined && !isKnown)) state = { depth: 0, secret };
  }
  const found = [...secrets].filter((secret) => secret.length >= MIN_SECRET_LENGTH).slice(0, MAX_SECRETS);
  return { text: withoutSecrets(replaceTokens(text, tokens, parts), found), secrets: found };
}

/** A text of the same length that contains no secret, nor the beginning of one that was cut. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  if (secrets.length === 0) return text;
  const beginnings = secrets.map((secret) => secret.slice(0, MIN_SECRET_LENGTH).replace(/[^\w\s]/g, '\\$&'));
  return text.replace(new RegExp(`(?:${beginnings.join('|')})[^\\s"']*`, 'g'), stars);
}

function tokensOf(text: string): Token[] {
  const scanner = createScanner(text, false);
  const tokens: Token[] = [];
  for (let kind = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    if (!SPACE.includes(kind)) tokens.push({ kind, start, end, text: text.slice(start, end) });
  }
  return tokens;
}

/** The state after a token. A value ends at the comma after it, at the bracket around it, or where the next member begins. */
function nextState(state: MaskState, { kind }: Token, begins: boolean): MaskState | undefined {
  const depth = state.depth + (DEPTH[kind] ?? 0);
  const isOver = depth < 0 || (depth === 0 && (kind === SyntaxKind.CommaToken || begins));
  return isOver ? undefined : { ...state, depth };
}

/** Masks what follows the word "secret" in a comment, or in a text that is not a name alone: `// "ClientSecret": "…"`. */
function maskAfterSecret({ text }: Token): string {
  const found = SECRET.exec(text);
  if (!found) return text;
  const end = found.index + found[0].length;
  return text.slice(0, end) + stars(text.slice(end));
}

const stars = (text: string): string => text.replace(/[^"'\s:=,*/]/g, '*');
const contentOf = ({ text }: Token): string => text.replace(/^["']|["']$/g, '');

/** The text with each token replaced by its part. */
function replaceTokens(text: string, tokens: readonly Token[], parts: readonly string[]): string {
  const ends = [0, ...tokens.map((token) => token.end)];
  return (
    tokens.map((token, index) => text.slice(ends[index], token.start) + parts[index]).join('') + text.slice(ends.at(-1))
  );
}

function namesIn(parameter: ParameterSchema): string[] {
  return Object.entries(parameter.properties ?? {}).flatMap(([name, member]) => [name, ...namesIn(member)]);
}

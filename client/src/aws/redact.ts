const SECRETS: readonly RegExp[] = [
  /(client_?secret[\\"]*\s*[:=]\s*[\\"]*)[^\\"\s,}]+/gi,
  /(x-amz-security-token"?\s*[:=]\s*"?)[^"\n]+/gi,
  /(authorization"?\s*[:=]\s*"?)[^"\n]+/gi,
  /(aws_(?:session_token|secret_access_key)"?\s*[:=]\s*"?)[^"\n]+/gi,
  /(\b(?:AKIA|ASIA))[A-Z0-9]{12,}/g,
  /(:\/\/[^\s/:@]*:)[^\s/]+(?=@)/g,
];

/** Removes whatever looks like a credential from a text. Errors of a third party could carry one. */
export function redact(text: string): string {
  return SECRETS.reduce((redacted, pattern) => redacted.replace(pattern, '$1…'), text);
}

/** A secret as Cognito makes it, or a key: letters and digits in a row that is longer than any name or id. */
const LONG_RUN = /[A-Za-z0-9+]{40,}/g;

const redactRun = (run: string): string => (/[0-9]/.test(run) && /[A-Za-z]/.test(run) ? '…' : run);

/** The shortest secret that is looked for in texts: a shorter one would be found in words. */
export const SHORTEST_SECRET = 12;

/** How many secrets are remembered, so that a run over thousands of clients does not hold them all. */
const REMEMBERED = 64;

/** Takes the secrets of answers, and whatever looks like one, out of what a service says. */
export interface AnswerRedaction {
  /** Remembers a secret of an answer, so that no later text can carry it. */
  remember(secret: unknown): void;
  clean(text: string): string;
}

/** What the answers of one connection held is remembered here and nowhere else. */
export function redactAnswers(): AnswerRedaction {
  const secrets: string[] = [];
  return {
    remember: (secret) => {
      if (typeof secret !== 'string' || secret.length < SHORTEST_SECRET || secrets.includes(secret)) return;
      secrets.push(secret);
      if (secrets.length > REMEMBERED) secrets.shift();
    },
    clean: (text) =>
      redact(secrets.reduce((now, secret) => now.replaceAll(secret, '…'), text)).replace(LONG_RUN, redactRun),
  };
}

const SECRETS: readonly RegExp[] = [
  /("?client_?secret"?\s*[:=]\s*"?)[^"\s,}]+/gi,
  /(x-amz-security-token"?\s*[:=]\s*"?)[^"\n]+/gi,
  /(authorization"?\s*[:=]\s*"?)[^"\n]+/gi,
  /(aws_(?:session_token|secret_access_key)"?\s*[:=]\s*"?)[^"\n]+/gi,
  /(\b(?:AKIA|ASIA))[A-Z0-9]{12,}/g,
];

/** Removes whatever looks like a credential from a text. Errors of a third party could carry one. */
export function redact(text: string): string {
  return SECRETS.reduce((redacted, pattern) => redacted.replace(pattern, '$1…'), text);
}

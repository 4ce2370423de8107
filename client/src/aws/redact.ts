const SECRETS: readonly RegExp[] = [
  /("?client_?secret"?\s*[:=]\s*"?)[^"\s,}]+/gi,
  /(x-amz-security-token"?\s*[:=]\s*"?)[^"\n]+/gi,
  /(authorization"?\s*[:=]\s*"?)[^"\n]+/gi,
  /(aws_(?:session_token|secret_access_key)"?\s*[:=]\s*"?)[^"\n]+/gi,
  /(\b(?:AKIA|ASIA))[A-Z0-9]{12,}/g,
];

/** Takes out of a text whatever looks like a credential. Errors of a third party could carry one. */
export function redact(text: string): string {
  return SECRETS.reduce((now, pattern) => now.replace(pattern, '$1…'), text);
}

import type { ClientSettings } from '../model';
import { firstWrong, INVALID_PARAMETER, type Refusal } from './refusal';

// A user before the host changes nothing: what counts is the host behind the last @.
const LOOPBACK = /^http:\/\/(?:[^/?#]*@)?(?:localhost|127\.0\.0\.1|\[::1\])(?::\d*)?(?:[/?#]|$)/i;

const isPlainHttpUrl = (url: string): boolean => /^http:\/\//i.test(url) && !LOOPBACK.test(url);
const httpMessage = (url: string): string => `${url} cannot use the HTTP protocol.`;

/** The URLs that sign-in redirects to. */
const redirects = (request: ClientSettings): string[] => [
  ...(request.CallbackURLs ?? []),
  ...(request.DefaultRedirectURI === undefined ? [] : [request.DefaultRedirectURI]),
];

export const URL_REFUSALS: readonly Refusal[] = [
  {
    id: 'callback-http',
    exception: INVALID_PARAMETER,
    check: (request) => firstWrong(redirects(request), isPlainHttpUrl, httpMessage),
  },
  {
    id: 'logout-http',
    exception: INVALID_PARAMETER,
    check: (request) => firstWrong(request.LogoutURLs, isPlainHttpUrl, httpMessage),
  },
  {
    id: 'callback-fragment',
    exception: INVALID_PARAMETER,
    check: (request) =>
      firstWrong(
        redirects(request),
        (url) => url.includes('#'),
        (url) => `${url} cannot use fragment`,
      ),
  },
  {
    id: 'default-redirect-not-in-callbacks',
    exception: INVALID_PARAMETER,
    check: ({ DefaultRedirectURI: uri, CallbackURLs = [] }) =>
      uri !== undefined && !CallbackURLs.includes(uri)
        ? `The default redirect URI ${uri} is not in the callback URIs list.`
        : undefined,
  },
];

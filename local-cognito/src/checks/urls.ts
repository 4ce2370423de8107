import type { ClientSettings } from '../model';
import { firstWrong, INVALID_PARAMETER, type Refusal } from './refusal';

// A user before the host changes nothing: what counts is the host behind the last @.
const LOOPBACK = /^http:\/\/(?:[^/?#]*@)?(?:localhost|127\.0\.0\.1|\[::1\])(?::\d*)?(?:[/?#]|$)/i;
/** Whether nobody has seen what the service does with a form: a scheme without slashes (`com.example.app:/cb`), a host with a port. */
export const isUnknownForm = (url: string): boolean => url.includes(':') && !/^[a-z][a-z0-9+.-]*:\/\//i.test(url);
const needsScheme = (url: string): string => `${url} must contain a scheme`;

const isPlainHttpUrl = (url: string): boolean => /^http:\/\//i.test(url) && !LOOPBACK.test(url);
const httpMessage = (url: string): string => `${url} cannot use the HTTP protocol.`;

/** The URLs that sign-in redirects to. */
const redirects = (request: ClientSettings): string[] => [
  ...(request.CallbackURLs ?? []),
  ...(request.DefaultRedirectURI === undefined ? [] : [request.DefaultRedirectURI]),
];

/** All URLs of a client. */
export const urlsOf = (request: ClientSettings): string[] => [...redirects(request), ...(request.LogoutURLs ?? [])];

export const URL_REFUSALS: readonly Refusal[] = [
  {
    id: 'callback-not-absolute',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: (request) => firstWrong(urlsOf(request), (url) => !url.includes(':'), needsScheme),
  },
  {
    id: 'callback-http',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: (request) => firstWrong(redirects(request), isPlainHttpUrl, httpMessage),
  },
  {
    id: 'logout-http',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: (request) => firstWrong(request.LogoutURLs, isPlainHttpUrl, httpMessage),
  },
  {
    id: 'callback-fragment',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
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
    wording: 'recorded',
    check: ({ DefaultRedirectURI: uri, CallbackURLs = [] }) =>
      uri !== undefined && !CallbackURLs.includes(uri)
        ? `The default redirect URI ${uri} is not in the callback URIs list.`
        : undefined,
  },
];

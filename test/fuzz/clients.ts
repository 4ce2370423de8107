import {
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  InlayHintRefreshRequest,
  RegistrationRequest,
  type ClientCapabilities,
} from 'vscode-languageserver/node';
import type { AppClientContext } from '../../server/src/language/context';
import type { RuleLevels } from '../../server/src/language/silencing';
import { POOL_CONTEXT } from '../../server/src/protocol';
import { fullCapabilities, plainCapabilities, type Bringing } from '../server/client';

/**
 * What an answer depends on besides the text, as indexes into LEVELS and CONTEXTS: the same for a server and the fresh one that it is
 * compared with.
 */
export interface World {
  levels: number;
  context: number;
}

/** The user's levels of the rules. */
export const LEVELS: readonly RuleLevels[] = [
  {},
  { 'callback-*': 'off', 'json-syntax': 'warning' },
  { 'sec-*': 'error', 'unknown-parameter': 'hint' },
];

/** What is known of the pool and of the live client. */
export const CONTEXTS: readonly (AppClientContext | null)[] = [
  null,
  {
    attributes: {
      complete: true,
      items: [
        { name: 'email', required: true, mutable: true, mappedBy: ['Google'] },
        { name: 'custom:plan', mutable: false },
        { name: 'custom:[x](command:y)' },
      ],
    },
    identityProviders: { complete: true, items: [{ name: 'Google', type: 'Google' }, { name: '`<img src=x>`\u202E' }] },
    resourceServers: {
      complete: true,
      items: [
        { identifier: 'my', scopes: [{ name: 'read', description: '*all*' }] },
        { identifier: 'https://api.example.com/v1', scopes: [{ name: 'x' }] },
      ],
    },
    tier: 'LITE',
    domain: null,
    hasSecret: true,
    live: {
      ClientName: 'live',
      AccessTokenValidity: 1,
      TokenValidityUnits: { AccessToken: 'hours' },
      CallbackURLs: ['https://app.example.com/cb'],
      SupportedIdentityProviders: ['COGNITO', 'Google'],
    },
  },
  {
    attributes: { complete: false, items: [] },
    identityProviders: { complete: false, items: [{ name: 'Google' }] },
    tier: 'PLUS',
    domain: 'my-domain',
    hasSecret: false,
  },
];

/** What a client tells as its settings. */
export const settingsOf = ({ levels }: World): unknown => ({
  cognitoClient: { rules: LEVELS[levels], inlayHints: { stored: levels !== 1 } },
});

/** A client that the server can have. */
export interface Kind {
  readonly who: string;
  readonly capabilities: ClientCapabilities;
  /** The server asks it for what stands beside the text: the answers may come late. */
  readonly isAsked: boolean;
}

export const KINDS: readonly Kind[] = [
  { who: 'a client that pulls', capabilities: fullCapabilities, isAsked: false },
  { who: 'a client that is pushed to', capabilities: plainCapabilities, isAsked: false },
  {
    who: 'a client that knows the pool',
    isAsked: true,
    capabilities: {
      textDocument: { ...fullCapabilities.textDocument, inlayHint: {} },
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        inlayHint: { refreshSupport: true },
        diagnostics: { refreshSupport: true },
      },
    },
  },
];

/** What a client brings along, and its answers to what the server asks. */
export function bringing({ isAsked }: Kind, world: World): Bringing {
  if (!isAsked) return {};
  return {
    initializationOptions: { poolContext: true, explainRule: true },
    answering(connection) {
      connection.onRequest(ConfigurationRequest.type, ({ items }) =>
        items.map(({ section }) =>
          section === 'cognitoClient.rules' ? LEVELS[world.levels] : { stored: world.levels !== 1 },
        ),
      );
      connection.onRequest(POOL_CONTEXT, () => CONTEXTS[world.context]);
      for (const type of [RegistrationRequest.type, DiagnosticRefreshRequest.type, InlayHintRefreshRequest.type])
        connection.onRequest(type.method, () => null);
    },
  };
}

import type { ClientRequest } from 'node:http';
import { Agent, type AgentOptions } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { GatewayError } from '../gateway';

/** The method of an agent that node:http calls with each request; its types do not list it. */
interface RequestAgent {
  addRequest(request: ClientRequest, options: AgentOptions): void;
}

/**
 * Sends https through a CONNECT proxy. Wraps the agent of https-proxy-agent in an https.Agent, which that one is not: with
 * `http.proxySupport` at "override", its default, VS Code replaces our agent by its own, and takes over `ca` from an https.Agent only.
 */
class TunnelAgent extends Agent implements RequestAgent {
  constructor(
    private readonly tunnel: HttpsProxyAgent<string>,
    options: AgentOptions,
  ) {
    super(options);
  }

  addRequest(request: ClientRequest, options: AgentOptions): void {
    (this.tunnel as unknown as RequestAgent).addRequest(request, { ...options, secureEndpoint: true } as AgentOptions);
  }

  override destroy(): void {
    this.tunnel.destroy();
    super.destroy();
  }
}

/**
 * An agent for https through a proxy.
 * @param strict whether an https proxy must have a certificate that is trusted; that of the service behind it is always checked
 * @param ca certificates to trust instead of Node's own
 * @throws GatewayError `proxy`, in the request, when the proxy refuses
 */
export function tunnelAgent(proxy: URL, strict: boolean, ca: readonly string[] | undefined): Agent {
  const trust = ca && { ca: [...ca] };
  const agent = new HttpsProxyAgent(proxy, { keepAlive: true, rejectUnauthorized: strict, ...trust });
  // The options above are for the proxy; these are for the service behind it.
  Object.assign(agent.options, trust);
  agent.on('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
    if (statusCode === 200) return;
    const refusal = REFUSALS[statusCode] ?? `answered ${statusCode}`;
    throw new GatewayError('proxy', `The proxy ${proxy.host} ${refusal}.`);
  });
  return new TunnelAgent(agent, { ...trust });
}

const REFUSALS: Readonly<Record<number, string>> = {
  403: 'does not let this address through (403)',
  407: 'wants a user name and a password, or does not accept those that are set (407)',
  502: 'could not reach AWS (502)',
  503: 'could not reach AWS (503)',
  504: 'got no answer from AWS (504)',
};

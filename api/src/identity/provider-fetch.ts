// The one way requests leave for the identity provider: through the proxy if there is one, without following redirects, and without waiting or reading
// for ever. Node's own `fetch` takes no proxy for one caller only (decision 0024).
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

/** The provider, or the way to it, gives no answer that can be used; to try again later may help. */
export class ProviderUnreachable extends Error {
  override name = "ProviderUnreachable";
}

const mostBytes = 1024 * 1024;

interface Asked {
  method: string;
  headers: Record<string, string>;
  /** Forms are all that a provider is sent; the library may be given more. */
  body?: URLSearchParams | string | ArrayBuffer | ReadableStream | Uint8Array | null | undefined;
  signal?: AbortSignal | undefined;
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > mostBytes) throw new Error("the answer is larger than any answer of a provider");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** `proxy`: an HTTP proxy; null: directly. Throws ProviderUnreachable, also for answers with 429 and 5xx. */
export function providerFetch(proxy: string | null) {
  const settings = proxy === null ? {} : { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } };
  const agents = { "http:": new HttpAgent(settings), "https:": new HttpsAgent(settings) };

  async function ask(url: URL, { method, headers, body, signal }: Asked): Promise<Response> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const isPlain = url.protocol === "http:";
    const options = { method, headers, agent: isPlain ? agents["http:"] : agents["https:"], ...(signal && { signal }) };
    const outgoing = isPlain ? httpRequest(url, options, resolve) : httpsRequest(url, options, resolve);
    outgoing.once("error", reject);
    if (body instanceof URLSearchParams) outgoing.end(body.toString());
    else if (body === undefined || body === null) outgoing.end();
    else outgoing.destroy(new Error("a body that is no form"));
    const answer = await promise;
    const status = answer.statusCode ?? 500;
    const content = await bodyOf(answer);
    if (status === 429 || status >= 500) throw new Error(`status ${status}`);
    const given = new Headers();
    for (const [name, values] of Object.entries(answer.headersDistinct)) {
      for (const value of values ?? []) given.append(name, value);
    }
    return new Response([204, 205, 304].includes(status) ? null : content, { status, headers: given });
  }

  return async (url: string, asked: Asked): Promise<Response> => {
    try {
      return await ask(new URL(url), asked);
    } catch (error) {
      throw new ProviderUnreachable("the identity provider does not answer", { cause: error });
    }
  };
}

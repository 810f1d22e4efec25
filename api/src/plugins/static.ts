// Serves the built client: hashed files for ever, public pages as they are, the app's shell for every other page.
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Refusal } from "../shared/problem.ts";

const publicPages = ["/", "/tillganglighet", "/personuppgifter", "/en", "/en/tillganglighet", "/en/personuppgifter"];

function fileOf(page: string): string {
  if (page === "/") return "index.html";
  return page === "/en" ? "en/index.html" : `${page.slice(1)}.html`;
}

const page = (reply: FastifyReply, file: string) =>
  reply.header("cache-control", "no-cache").sendFile(file, { cacheControl: false });

export async function serveClient(
  app: FastifyInstance,
  { folder, publicUrl }: { folder: string; publicUrl: URL },
): Promise<void> {
  await app.register(async (files) => {
    files.addHook("onRoute", (route) => {
      route.config = { ...route.config, access: "public" };
      route.schema = { ...route.schema, hide: true };
    });
    await files.register(fastifyStatic, {
      root: folder,
      serve: true,
      wildcard: false,
      prefix: "/",
      preCompressed: true,
      globIgnore: ["**/*.html", "*.txt", "**/*.gz", "**/*.br"],
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Pages say for themselves how long they hold; only hashed files hold for ever.
        if (/\.html(\.\w+)?$/.test(path)) return;
        void reply.header("cache-control", "public, max-age=31536000, immutable");
      },
      decorateReply: true,
    });
    for (const url of publicPages) {
      files.route({ method: "GET", url, handler: async (_request, reply) => page(reply, fileOf(url)) });
    }
    files.route({
      method: "GET",
      url: "/*",
      handler: async (request, reply) => {
        const { pathname } = new URL(request.url, publicUrl);
        // A name with an ending is a file that is not here; everything else is a page of the app.
        const isPage = !/^\/(?:api|assets|\.)|\.\w{1,8}$/.test(pathname);
        if (!isPage) throw new Refusal("unknown_route");
        return page(reply, "app.html");
      },
    });
  });
  if (publicUrl.hostname === "localhost") {
    // Passkeys and cookies belong to the name localhost, so the same machine by its number is sent there.
    app.addHook("onRequest", async (request, reply) => {
      if (request.method === "GET" && request.headers.host === `127.0.0.1:${publicUrl.port}`) {
        await reply.redirect(new URL(request.url, publicUrl).href, 307);
      }
    });
  }
}

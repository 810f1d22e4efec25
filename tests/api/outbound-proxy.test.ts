// Mail that may leave by a proxy only: the proxy is asked to connect to the mail server, and without it nothing leaves.
import { smtpTransport } from "@samverkansstod/api/mail/transport.ts";
import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";

/** A mail server that says to whom it was sent. */
async function mailServer() {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, { envelope }, done) => {
      stream.resume().on("end", () => {
        received.push(...envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  onTestFinished(async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  });
  return { received, port: (server.server.address() as AddressInfo).port };
}

/** A proxy that knows CONNECT and nothing else. */
async function connectProxy() {
  const asked: string[] = [];
  const proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on("connect", (request, socket) => {
    asked.push(request.url ?? "");
    const { hostname, port } = new URL(`tcp://${request.url ?? ""}`);
    const onwards = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      onwards.pipe(socket).pipe(onwards);
    });
    for (const one of [socket, onwards]) one.on("error", () => one.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const close = async () => {
    if (!proxy.listening) return;
    proxy.close();
    proxy.closeAllConnections();
    await once(proxy, "close");
  };
  onTestFinished(close);
  return { asked, close, url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
}

const mail = (to: string) => ({
  messageId: "prov@localhost",
  to,
  at: "2026-11-23T09:00:00Z",
  subject: "Prov",
  text: "Prov",
  html: "<p>Prov</p>",
});

test("mail leaves through the proxy, with the mail server's own name and port, and not past it", async () => {
  const [server, proxy] = await Promise.all([mailServer(), connectProxy()]);
  const address = `smtp://127.0.0.1:${server.port}?ignoreTLS=true`;
  const transport = smtpTransport(address, "Prov <prov@stad.example>", proxy.url);
  onTestFinished(() => transport.close());
  await transport.send(mail("anna@forening.example"));
  expect([proxy.asked, server.received]).toEqual([[`127.0.0.1:${server.port}`], ["anna@forening.example"]]);

  await proxy.close();
  await expect(transport.send(mail("bo@forening.example"))).rejects.toThrow();
  expect(server.received).toEqual(["anna@forening.example"]);

  const direct = smtpTransport(address, "Prov <prov@stad.example>");
  onTestFinished(() => direct.close());
  await direct.send(mail("bo@forening.example"));
  expect([proxy.asked.length, server.received.length]).toEqual([1, 2]);
});

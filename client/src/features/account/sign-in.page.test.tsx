// Signing in by address and code: what is said when something is wrong, and where somebody ends up.
import { expect, test } from "vitest";
import { requestSignInCode, signIn } from "@samverkansstod/api/contract/account.ts";
import { listRequests } from "@samverkansstod/api/contract/requests.ts";
import { answer, breakOff, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { requester } from "../../testing/samples.ts";

const tenMinutes = { expiresInSeconds: 600 };

async function atCode(path = "/logga-in") {
  const asked = answer(requestSignInCode, tenMinutes);
  const view = await renderAt(path);
  await view.user.type(await view.screen.findByLabelText("E-postadress"), " asa@laxlyktan.example ");
  await view.user.click(view.screen.getByRole("button", { name: "Skicka kod" }));
  const code = await view.screen.findByLabelText<HTMLInputElement>("Kod med sex siffror");
  return { ...view, asked, code };
}

test("address, then code, and on to one's own requests", async () => {
  const { screen, user, router, asked, code } = await atCode();
  expect(asked[0]?.body).toEqual({ email: "asa@laxlyktan.example", language: "sv" });
  expect(document.activeElement).toBe(code);
  expect(code.autocomplete).toBe("one-time-code");
  expect(screen.queryByText(/^Vi skickar en kod/)).toBeNull();
  expect(screen.getByText(/Den gäller i 10 minuter\. Skriv koden i den här webbläsaren/)).toBeTruthy();
  const calls = answer(signIn, requester);
  answer(listRequests, { items: [], next: null });
  await user.click(code);
  await user.paste("123 456");
  await user.click(screen.getByRole("button", { name: "Logga in" }));
  await screen.findByRole("heading", { level: 1, name: "Mina förfrågningar" });
  expect(calls[0]?.body).toEqual({ code: "123 456" });
  expect(router.state.location.pathname).toBe("/mina-forfragningar");
});

test("a wrong code is said at the top and beside the field, and another try is possible", async () => {
  const { screen, user, code } = await atCode();
  refuse(signIn, 422, "code_wrong", { once: true });
  await user.type(code, "000000{Enter}");
  const sentence = "Koden stämmer inte. Skriv de sex siffrorna i det senaste mejlet från oss.";
  const link = await screen.findByRole("link", { name: sentence });
  expect(document.activeElement).toBe(screen.getByRole("alert"));
  expect(document.title).toMatch(/^Fel: Logga in/);
  expect(code.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getAllByText(sentence)).toHaveLength(2);
  await user.click(link);
  expect(document.activeElement).toBe(code);
});

test("an expired code leads to a new one", async () => {
  const { screen, user, code, asked } = await atCode();
  refuse(signIn, 422, "code_expired");
  await user.type(code, "123456{Enter}");
  await screen.findAllByText(/Koden gäller inte längre/);
  await user.click(screen.getByRole("button", { name: "Skicka en ny kod" }));
  await screen.findByText("En ny kod är skickad till asa@laxlyktan.example.");
  expect(asked).toHaveLength(2);
  expect(screen.queryByText(/Koden gäller inte längre/)).toBeNull();
  expect(document.activeElement).toBe(code);
});

test("too many tries, a code that is no code, and no contact each get their sentence", async () => {
  const { screen, user, code } = await atCode();
  refuse(signIn, 400, "invalid_fields", {
    once: true,
    errors: [{ field: "/code", code: "one_time_code", message: "x" }],
  });
  await user.type(code, "hej{Enter}");
  await screen.findAllByText("Skriv koden med sex siffror.");
  refuse(signIn, 429, "too_many", { once: true, retryAfter: 600 });
  await user.type(code, "{Enter}");
  await screen.findAllByText(/Det blev för många försök/);
  breakOff(signIn);
  await user.type(code, "{Enter}");
  await screen.findAllByText(/Vi får ingen kontakt/);
});

test("an address that is none is not sent, and one the API does not take is explained in the language of the screen", async () => {
  const { screen, user } = await renderAt("/logga-in", { language: "en" });
  await user.click(await screen.findByRole("button", { name: "Send code" }));
  await screen.findByRole("link", { name: /^Write an e-mail address/ });
  refuse(requestSignInCode, 400, "invalid_fields", {
    errors: [{ field: "/email", code: "email", message: "På svenska" }],
  });
  await user.type(screen.getByLabelText("E-mail address"), "asa{Enter}");
  expect(await screen.findByRole("link", { name: /^Write an e-mail address/ })).toBeTruthy();
});

test("the address can be changed, and a page that is loaded again still waits for the code", async () => {
  const { screen, user, unmount } = await atCode();
  unmount();
  const again = await renderAt("/logga-in");
  expect(await again.screen.findByLabelText("Kod med sex siffror")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Ändra adress" }));
  const address = screen.getByLabelText<HTMLInputElement>("E-postadress");
  expect(address.value).toBe("asa@laxlyktan.example");
  expect(document.activeElement).toBe(address);
});

test("afterwards one comes to where one was stopped, but never to another site", async () => {
  answer(listRequests, { items: [], next: null });
  const inside = await renderAt("/logga-in?vidare=%2Ffinns-inte", { as: requester });
  await inside.screen.findByRole("heading", { level: 1, name: "Sidan finns inte" });
  inside.unmount();
  const outside = await renderAt("/logga-in?vidare=%2F%2Fevil.example%2F", { as: requester });
  await outside.screen.findByRole("heading", { level: 1, name: "Mina förfrågningar" });
});

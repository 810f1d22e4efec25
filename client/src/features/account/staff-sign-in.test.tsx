// Staff on the sign-in page: offered only where there is a provider, and told what came of an attempt.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { me, refresh, signOut } from "@samverkansstod/api/contract/account.ts";
import { beginStaffSignIn, listSignInWays } from "@samverkansstod/api/contract/staff-sign-in.ts";
import { answer, breakOff, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { requester } from "../../testing/samples.ts";

const staffButton = "Logga in med stadens konto";

test("without a provider there is nothing about staff", async () => {
  const asked = answer(listSignInWays, { staffProvider: false });
  const { screen } = await renderAt("/logga-in");
  await screen.findByLabelText("E-postadress");
  await expect.poll(() => asked.length).toBe(1);
  expect(screen.queryByRole("button", { name: staffButton })).toBeNull();
});

test("with one, staff are offered it below the form, and a provider that does not answer is said there", async () => {
  answer(listSignInWays, { staffProvider: true });
  const begun = refuse(beginStaffSignIn, 503, "provider_unreachable");
  const { screen, user } = await renderAt("/logga-in?vidare=%2Farende%3Fsida%3D2");
  const button = await screen.findByRole("button", { name: staffButton });
  const form = screen.getByLabelText("E-postadress");
  expect(form.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  await user.click(button);
  expect((await screen.findByRole("alert")).textContent).toContain("Stadens inloggningstjänst svarar inte just nu");
  expect(begun[0]?.body).toEqual({ language: "sv", returnTo: "/arende?sida=2" });
  breakOff(beginStaffSignIn);
  await user.click(button);
  await screen.findByText(/Vi får ingen kontakt/);
});

test("another site is never where one goes afterwards", async () => {
  answer(listSignInWays, { staffProvider: true });
  const begun = refuse(beginStaffSignIn, 503, "provider_unreachable");
  const { screen, user } = await renderAt("/logga-in?vidare=%2F%2Fevil.example", { language: "en" });
  await user.click(await screen.findByRole("button", { name: "Sign in with your city account" }));
  await screen.findByRole("alert");
  expect(begun[0]?.body).toEqual({ language: "en" });
});

test.each([
  ["cancelled", "Du avbröt inloggningen", "status"],
  ["expired", "Inloggningen hann inte bli klar", "alert"],
  ["failed", "Inloggningen gick inte att slutföra", "alert"],
  ["unreachable", "Stadens inloggningstjänst svarar inte just nu", "alert"],
  ["no_address", "Vi fick ingen bekräftad e-postadress", "alert"],
  ["taken", "Din e-postadress hör ihop med någon annans konto", "alert"],
  ["deactivated", "Ditt konto här är avstängt", "alert"],
])("%s is put into words, with another try", async (outcome, title, role) => {
  const { screen } = await renderAt(`/logga-in?medarbetare=${outcome}`);
  await screen.findByRole("heading", { level: 2, name: title });
  expect(screen.getAllByRole(role).map(({ textContent }) => textContent)).toContainEqual(
    expect.stringContaining(title),
  );
  expect(screen.getByRole("button", { name: "Försök igen med stadens konto" })).toBeTruthy();
  expect(screen.getByLabelText("E-postadress")).toBeTruthy();
});

test("the next try asks anew who it is where that was the trouble", async () => {
  const begun = refuse(beginStaffSignIn, 503, "provider_unreachable");
  for (const [outcome, body] of [
    ["taken", { language: "sv", anew: true }],
    ["cancelled", { language: "sv" }],
  ] as const) {
    const { screen, user, unmount } = await renderAt(`/logga-in?medarbetare=${outcome}`);
    await user.click(await screen.findByRole("button", { name: "Försök igen med stadens konto" }));
    await screen.findByText(/Stadens inloggningstjänst svarar inte just nu/);
    expect(begun.at(-1)?.body).toEqual(body);
    unmount();
  }
});

test("what no attempt can lead to says nothing", async () => {
  const { screen } = await renderAt("/logga-in?medarbetare=%3Cscript%3E");
  await screen.findByLabelText("E-postadress");
  expect(within(screen.getByRole("main")).queryByRole("heading", { level: 2 })).toBeNull();
});

test("whoever came in goes on to where they were stopped", async () => {
  const { router } = await renderAt("/logga-in?medarbetare=signed_in&vidare=%2Ffinns-inte", { as: requester });
  await expect.poll(() => router.state.location.pathname).toBe("/finns-inte");
});

test("whoever has no role is told so, and can ask for help or sign out", async () => {
  const { screen, user } = await renderAt("/logga-in?medarbetare=no_role&vidare=%2Farende", { as: requester });
  await screen.findByRole("heading", { level: 1, name: "Du är inloggad, men har ingen roll här" });
  expect(screen.getByRole("link", { name: /be om hjälp med en samverkan/ }).getAttribute("href")).toBe("/fraga");
  answer(signOut, { continueAt: null });
  await user.click(screen.getByRole("button", { name: "Logga ut" }));
  await screen.findByLabelText("E-postadress");
});

test("a cookie that did not stay is a sign-in that failed", async () => {
  refuse(me, 401, "signed_out");
  refuse(refresh, 401, "signed_out");
  const { screen } = await renderAt("/logga-in?medarbetare=signed_in");
  await screen.findByRole("heading", { level: 2, name: "Inloggningen gick inte att slutföra" });
});

test("back from the provider's sign-out it is said that one is signed out", async () => {
  const { screen } = await renderAt("/logga-in?state=signed_out");
  await screen.findByText("Du är utloggad, också från stadens inloggning.");
});

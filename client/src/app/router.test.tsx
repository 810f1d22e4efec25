// The doors and the frame: who gets in where, what is said when not, and where the focus goes.
import { expect, test } from "vitest";
import { me, refresh, signOut } from "@samverkansstod/api/contract/account.ts";
import { answer, breakOff, refuse } from "../testing/mock.ts";
import { renderAt } from "../testing/render.tsx";
import { requester } from "../testing/samples.ts";

test("an unknown address says so, in the chosen language", async () => {
  const { screen } = await renderAt("/finns-inte", { language: "en" });
  expect(await screen.findByRole("heading", { level: 1, name: "The page does not exist" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "To the start page" }).getAttribute("href")).toBe("/en");
});

test("somebody who is signed out is sent to sign in, and back afterwards", async () => {
  refuse(me, 401, "signed_out");
  refuse(refresh, 401, "signed_out");
  const { router, screen } = await renderAt("/arende?state=submitted");
  await screen.findByRole("heading", { level: 1 });
  expect(router.state.location.pathname).toBe("/logga-in");
  expect(new URLSearchParams(router.state.location.search).get("vidare")).toBe("/arende?state=submitted");
});

test("a requester gets no staff page", async () => {
  const { screen } = await renderAt("/arende", { as: requester });
  expect(
    await screen.findByRole("heading", { level: 1, name: "Du har inte tillgång till den här sidan" }),
  ).toBeTruthy();
});

test("no contact is said, and trying again helps", async () => {
  breakOff(me);
  const { screen, user } = await renderAt("/arende");
  await screen.findByRole("heading", { level: 1, name: "Vi får ingen kontakt" });
  answer(me, requester);
  await user.click(screen.getByRole("button", { name: "Försök igen" }));
  expect(
    await screen.findByRole("heading", { level: 1, name: "Du har inte tillgång till den här sidan" }),
  ).toBeTruthy();
});

test("signing out leads to the sign-in page and says so", async () => {
  const { screen, user, router } = await renderAt("/finns-inte", { as: requester });
  const calls = answer(signOut, { continueAt: null });
  await user.click(await screen.findByRole("button", { name: "Logga ut" }));
  expect(await screen.findByText("Du är utloggad.")).toBeTruthy();
  expect(calls).toHaveLength(1);
  expect(router.state.location.pathname).toBe("/logga-in");
  expect(screen.queryByRole("button", { name: "Logga ut" })).toBeNull();
});

test("the skip link moves the focus to the content", async () => {
  const { screen, user } = await renderAt("/finns-inte");
  await screen.findByRole("heading", { level: 1 });
  await user.click(screen.getByRole("link", { name: "Hoppa till innehållet" }));
  expect(document.activeElement).toBe(screen.getByRole("main"));
});

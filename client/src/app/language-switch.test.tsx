// Changing language changes every word and nothing that somebody has written.
import { expect, test } from "vitest";
import { renderPiece } from "../testing/render.tsx";
import { rememberedLanguage } from "../i18n/languages.ts";
import { PageHeading } from "../ui/page-heading.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

test("keeps what is typed, and the choice", async () => {
  const { screen, user } = await renderPiece(
    <>
      <LanguageSwitch look="tool" />
      <PageHeading title="Beskriv" />
      <TextArea label="Text" limit={100} optional />
    </>,
  );
  const field = screen.getByRole("textbox", { name: "Text (valfritt)" });
  await user.type(field, "Åäö är kvar");
  await user.click(screen.getByRole("button", { name: "English" }));
  expect(await screen.findByRole("textbox", { name: "Text (optional)" })).toHaveProperty("value", "Åäö är kvar");
  expect(screen.getByText("11 of 100 characters")).toBeTruthy();
  expect(document.documentElement.lang).toBe("en");
  expect(rememberedLanguage()).toBe("en");
  expect(screen.getByRole("button", { name: "Svenska" }).lang).toBe("sv");
});

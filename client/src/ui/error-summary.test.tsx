// The error summary takes the focus, leads to the fields, and marks the title of the window.
import { expect, test } from "vitest";
import { renderPiece } from "../testing/render.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { PageHeading } from "./page-heading.tsx";
import { TextField } from "./text-field.tsx";

const message = "Skriv en rubrik, till exempel Läxhjälp i Hammarkullen.";

function Form({ attempt, wrong }: { attempt: number; wrong: boolean }) {
  return (
    <>
      <PageHeading title="Vad vill ni?" />
      <ErrorSummary errors={wrong ? [{ field: "subject", message }] : []} attempt={attempt} />
      <TextField id="subject" label="Rubrik" error={wrong ? message : undefined} />
    </>
  );
}

test("takes the focus and puts the prefix before the title", async () => {
  const { screen } = await renderPiece(<Form attempt={1} wrong />);
  const summary = screen.getByRole("alert", { name: "Det finns något att rätta till" });
  expect(document.activeElement).toBe(summary);
  expect(document.title).toBe("Fel: Vad vill ni? – Samverkansstöd");
});

test("its links move the focus to the field, which is tied to the same sentence", async () => {
  const { screen, user } = await renderPiece(<Form attempt={1} wrong />);
  await user.click(screen.getByRole("link", { name: message }));
  const field = screen.getByRole("textbox", { name: "Rubrik" });
  expect(document.activeElement).toBe(field);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent).toBe(message);
});

test("is not there, and the title is plain, when nothing is wrong", async () => {
  const { screen } = await renderPiece(<Form attempt={0} wrong={false} />);
  expect(screen.queryByRole("alert")).toBeNull();
  expect(document.title).toBe("Vad vill ni? – Samverkansstöd");
});

// Saying that an organisation is the same as another, and undoing it; for coordinators.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Organisation } from "@samverkansstod/api/contract/organisations.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { LinkForm, UnlinkForm } from "./link-forms.tsx";
import { nameOf } from "./organisation-name.ts";
import { showOrganisation } from "./organisations.queries.ts";

export function LinkSection({ found }: { found: Organisation }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { actions, sameAs } = found;
  if (!actions.includes("link") && !actions.includes("unlink")) return null;
  const close = () => setOpen(false);
  const done = (words: string) => (changed: Organisation) => {
    close();
    showOrganisation(queries, changed);
    say(words);
  };
  return (
    <section className="stack-tight">
      <h2 className="ds-heading" data-size="xs">
        {t("organisations.link.heading")}
      </h2>
      <div>
        <Button variant="secondary" tone="neutral" onClick={() => setOpen(true)}>
          {t(sameAs ? "organisations.link.undo" : "organisations.link.open")}
        </Button>
      </div>
      {sameAs ? (
        <Dialog open={open} onClose={close} title={t("organisations.link.undoTitle", { name: nameOf(sameAs) })}>
          <UnlinkForm found={found} onClose={close} onDone={done(t("organisations.link.undone"))} />
        </Dialog>
      ) : (
        <Dialog open={open} onClose={close} title={t("organisations.link.title")}>
          <LinkForm found={found} onClose={close} onDone={done(t("organisations.link.done"))} />
        </Dialog>
      )}
    </section>
  );
}

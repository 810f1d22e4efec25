// What every page of the app stands in: words, cached answers, the status line.
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import type { i18n } from "i18next";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { StatusLine } from "../ui/status-line.tsx";

export function Providers({ words, queries, children }: { words: i18n; queries: QueryClient; children: ReactNode }) {
  return (
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={queries}>
        <StatusLine>{children}</StatusLine>
      </QueryClientProvider>
    </I18nextProvider>
  );
}

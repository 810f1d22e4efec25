// How answers are cached: kept while fresh, asked again when the window comes back, never asked again after a refusal.
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { noteSignInOver } from "./me.ts";
import { isProblem, NetworkError } from "./problem.ts";

export function createQueryClient(): QueryClient {
  // The sign-in ended while a page was open: it stays, with what was typed, and a dialog asks to sign in again.
  const onError = (error: Error) => {
    if (isProblem(error, "signed_out")) noteSignInOver(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => error instanceof NetworkError && failures < 2,
      },
      mutations: { retry: false },
    },
  });
  return client;
}

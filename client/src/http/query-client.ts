// How answers are cached: kept while fresh, asked again when the window comes back, never asked again after a refusal.
import { QueryCache, QueryClient } from "@tanstack/react-query";
import { meQuery } from "./me.ts";
import { isProblem, NetworkError } from "./problem.ts";

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      // The sign-in ended while a page was open: the door then shows the way back. Mutations do not do this, so that a form keeps its text.
      onError: (error) => {
        if (isProblem(error, "signed_out")) client.setQueryData(meQuery.queryKey, null);
      },
    }),
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

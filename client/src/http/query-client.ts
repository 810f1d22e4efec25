// How answers are cached: kept while fresh, asked again when the window comes back, never asked again after a refusal.
import { QueryClient } from "@tanstack/react-query";
import { NetworkError } from "./problem.ts";

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => error instanceof NetworkError && failures < 2,
      },
      mutations: { retry: false },
    },
  });
}

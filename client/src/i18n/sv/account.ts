// Words of signing in and out.
export const account = {
  title: "Logga in",
} as const;

// Words of the five steps in which a requester asks.
export const ask = {
  title: "Be om hjälp",
} as const;

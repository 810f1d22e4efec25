// Words of the queue: filters, columns, empty states.
export const queue = {
  title: "Ärenden",
} as const;

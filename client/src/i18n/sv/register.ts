// Words of registering a request that came by phone, mail, visit, forum or letter.
export const register = {
  title: "Registrera ärende",
} as const;

// Words of the case page for staff.
export const caseWords = {
  title: "Ärende",
} as const;

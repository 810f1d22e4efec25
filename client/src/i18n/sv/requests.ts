// Words of the requester's own list and of the page of one request.
export const requests = {
  title: "Mina förfrågningar",
} as const;

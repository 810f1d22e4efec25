// In English; the shape is that of sv/words.ts.
import type { SameShape } from "../same-shape.ts";
import type { words as sv } from "../sv/words.ts";

export const words = {
  states: {
    draft: "Draft",
    submitted: "Received",
    accepted: "Assigned",
    in_progress: "In progress",
    closed: "Closed",
    declined: "Declined",
    referred: "Referred",
    withdrawn: "Withdrawn",
    void: "Void",
  },
  stages: {
    draft: "Draft",
    sent: "Sent",
    waiting_for_you: "We are waiting for your answer",
    under_way: "Under way",
    ended: "Ended",
  },
  kinds: {
    consultation: "Consultation",
    process_support: "Process support",
    unsure: "Not sure – help me choose",
  },
  waitingFor: {
    nobody: "Not waiting for anyone",
    requester: "Waiting for the requester",
    unit: "Waiting for us",
    other: "Waiting for somebody else",
  },
  priorities: { low: "Low", normal: "Normal", high: "High" },
  sources: {
    web: "The web",
    email: "E-mail",
    phone: "Phone",
    visit: "Visit",
    forum: "Forum",
    letter: "Letter",
  },
  initiatedBy: {
    organisation: "An organisation",
    city_official: "A city official",
    unit: "The unit itself",
  },
  roles: {
    consultant: "Consultant",
    coordinator: "Coordinator",
    manager: "Manager",
    registrar: "Registrar",
    admin: "System administrator",
  },
} satisfies SameShape<typeof sv>;

// What the API says in English: problem answers and field errors.
import type { Words } from "./words.ts";

export const en: Words = {
  problems: {
    invalid_json: { title: "We could not read what was sent", detail: "The content is not valid JSON." },
    invalid_text: {
      title: "The text has characters that cannot be saved",
      detail: "Write it again without them. They may have come along when you pasted.",
    },
    too_deep: { title: "The content is nested too deeply", detail: "At most 20 levels are taken." },
    too_large: { title: "What was sent is too large", detail: "At most 1 MiB is taken at a time." },
    uri_too_long: { title: "The address is too long", detail: "Shorten the search or the filters." },
    unsupported_media_type: { title: "That format is not taken", detail: "Send application/json." },
    invalid_fields: { title: "There is something to put right", detail: "See what it says at each field." },
    invalid_id: { title: "The address is not right", detail: "Check the link." },
    signed_out: { title: "You are not signed in", detail: "Sign in and try again. What you wrote is kept." },
    forbidden: { title: "You do not have access to this", detail: "Ask a coordinator if you need it in your work." },
    cross_site: { title: "The call came from another site", detail: "Open the page again and try once more." },
    not_found: { title: "It does not exist, or it is not for you", detail: "Check the link." },
    unknown_route: { title: "There is nothing at that address", detail: "Check the address." },
    wrong_state: {
      title: "That cannot be done as the case stands now",
      detail: "Load the page again to see where it stands.",
    },
    stale_version: {
      title: "Somebody else has changed it meanwhile",
      detail: "Compare your text with the present one and save again. Nothing is lost.",
    },
    version_missing: {
      title: "It is not said which version the change is based on",
      detail: "Send If-Match with the number of the version.",
    },
    idempotency_key_missing: {
      title: "A key against duplicates is missing",
      detail: "Send Idempotency-Key with a UUID.",
    },
    idempotency_key_reused: {
      title: "The key has already been used for something else",
      detail: "Make a new key for a new request.",
    },
    in_progress: { title: "The same thing is being saved already", detail: "Wait a moment and try again." },
    too_many: { title: "Too many tries", detail: "Wait a while and try again." },
    code_wrong: { title: "The code is not right", detail: "Write the six digits of the latest mail from us." },
    code_expired: {
      title: "The code no longer holds",
      detail: "Ask for a new one. A code holds for ten minutes, in the browser where you asked for it.",
    },
    code_paused: {
      title: "We take no codes for that address just now",
      detail: "Somebody has written a wrong code too many times. Press the link in the mail instead, in this browser.",
    },
    passkey_refused: {
      title: "The passkey was not accepted",
      detail: "Try again. If it does not work, sign in another way. The passkey may have been removed.",
    },
    too_many_passkeys: { title: "You have ten passkeys already", detail: "Remove one that you do not use." },
    incomplete: { title: "Something is missing before you can send", detail: "See what it says at each field." },
    personal_number: {
      title: "The text seems to contain a personal identity number",
      detail: "Take it out. What you send becomes a public record.",
    },
    owner_only: {
      title: "Only the person who sent the request can do that",
      detail: "Ask the one who sent it, or write to us in the case.",
    },
    already_invited: {
      title: "That address is already in the case",
      detail: "Wait for their answer, or take the invitation back and send a new one.",
    },
    not_assignable: {
      title: "That person cannot be responsible",
      detail: "Choose a consultant or coordinator from the list.",
    },
    conflict_of_interest: {
      title: "That person belongs to the organisation (conflict of interest)",
      detail: "Choose somebody else.",
    },
    time_taken: {
      title: "That time is no longer free",
      detail: "Somebody else was first, or the time has run out. Choose another time.",
    },
    no_address: {
      title: "There is no email address to write to",
      detail: "Call instead, and log the call in the case.",
    },
    already_staff: {
      title: "This person is in the list already",
      detail: "Search for the address, also among the deactivated. There you can change roles or activate again.",
    },
    last_admin: {
      title: "There must be at least one administrator",
      detail: "Give the role to somebody else first.",
    },
    oneself: { title: "You cannot deactivate yourself", detail: "Ask another administrator." },
    roles_elsewhere: {
      title: "Roles are set in the city's sign-in system",
      detail: "Ask those who run it to change the role. It holds here when the person signs in again.",
    },
    stand_in_overlaps: {
      title: "Somebody already stands in on those days",
      detail: "Choose other days, or remove the stand-in there is.",
    },
    number_taken: {
      title: "There is already an organisation with that number",
      detail: "Look it up in the register. Is this a section? Then write the section's name in the field for section.",
    },
    not_linkable: {
      title: "The two cannot be linked like that",
      detail:
        "The one that is kept must not itself be linked to another, and the one that is linked must have none linked to it.",
    },
    invitation_over: {
      title: "The invitation no longer holds",
      detail: "It may have been used, taken back or be older than 14 days. Ask for a new one.",
    },
    invitation_other_address: {
      title: "The invitation is for another email address",
      detail: "Sign out, and sign in with the address that the invitation came to.",
    },
    provider_unreachable: {
      title: "The city's sign-in service does not answer right now",
      detail: "Try again in a little while. If it still does not work, contact the city's IT support.",
    },
    unavailable: {
      title: "The service does not answer right now",
      detail: "Try again in a little while. What you wrote is kept.",
    },
    internal: { title: "Something went wrong on our side", detail: "Try again. Contact us if it happens again." },
  },
  fields: {
    required: "Fill in this field.",
    unknown_field: "There is no such field.",
    too_long: "Write at most {{limit}} characters.",
    too_short: "Write at least {{limit}} characters.",
    too_many_items: "Choose at most {{limit}}.",
    too_few_items: "Choose at least one alternative.",
    not_unique: "Choose the same thing only once.",
    not_a_choice: "Choose one of the alternatives.",
    wrong_type: "The value has the wrong form.",
    wrong_format: "The value has the wrong form.",
    out_of_range: "The value is too large or too small.",
    email: "Write an e-mail address, such as name@association.se.",
    phone: "Write a phone number, such as 031-390 06 00 or +46 31 390 06 00.",
    organisation_number_length: "Write the organisation number with ten digits, such as 802000-1234.",
    organisation_number_check: "The number is not right. Check the digits, one of them is wrong.",
    organisation_number_personal:
      "This looks like a personal identity number. We do not take those. Choose that you have no organisation number instead.",
    organisation_number_group: "No organisation numbers begin like that. Check the digits.",
    personal_number:
      "The text seems to contain a personal identity number. Take it out. Is it a phone number? Write it as 070-174 06 05.",
    unknown_code: "Choose one of the alternatives.",
    in_the_future: "Write a time that has been.",
    in_the_past: "Choose a time that is still to come.",
    before_received: "Choose a day after the case came in.",
    before_date: "Choose {{date}} or a later day.",
    after_date: "Choose {{date}} or an earlier day.",
    span_too_long: "Choose a shorter time. There is room for {{limit}} months or weeks at most.",
    time_missing: "That time does not exist, since the clock goes forward then. The nearest time is {{next}}.",
    ends_before_start: "Choose an end that is later than the start.",
    overlapping: "The time runs into one of the other times. Change one of them.",
    time_twice:
      "That time occurs twice, since the clock goes back then. Choose whether you mean the first or the second.",
    one_time_code: "Write the six-digit code.",
  },
};

// Small labels: an icon and a word, the colour only repeats them. State and stage take their words from the catalogue.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { words } from "../i18n/sv/words.ts";
import { Icon, type IconName } from "./icon.tsx";

type State = keyof typeof words.states;
type Stage = keyof typeof words.stages;

export type TagTone = "neutral" | "accent" | "attention" | "info" | "success" | "warning" | "danger";

export function Tag({ tone = "neutral", icon, children }: { tone?: TagTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className="ds-tag" data-color={tone}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

const states = {
  draft: { icon: "pencil", tone: "neutral" },
  submitted: { icon: "inbox", tone: "accent" },
  accepted: { icon: "person", tone: "accent" },
  in_progress: { icon: "half", tone: "accent" },
  closed: { icon: "check-circle", tone: "success" },
  declined: { icon: "minus-circle", tone: "neutral" },
  referred: { icon: "arrow-up-right", tone: "neutral" },
  withdrawn: { icon: "undo", tone: "neutral" },
  void: { icon: "stop", tone: "neutral" },
} as const satisfies Record<State, { icon: IconName; tone: TagTone }>;

const stages = {
  draft: { icon: "pencil", tone: "neutral" },
  sent: { icon: "inbox", tone: "accent" },
  waiting_for_you: { icon: "reply", tone: "attention" },
  under_way: { icon: "half", tone: "accent" },
  ended: { icon: "check-circle", tone: "success" },
} as const satisfies Record<Stage, { icon: IconName; tone: TagTone }>;

/** What staff see. */
export function StateTag({ state }: { state: State }) {
  const { t } = useTranslation();
  return <Tag {...states[state]}>{t(`words.states.${state}`)}</Tag>;
}

/** What requesters see: five words only. */
export function StageTag({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  return <Tag {...stages[stage]}>{t(`words.stages.${stage}`)}</Tag>;
}

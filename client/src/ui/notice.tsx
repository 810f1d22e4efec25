// A message in the flow of the page. Its colour repeats what icon and words say.
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type NoticeTone = "info" | "success" | "warning" | "danger" | "attention";

const icons: Record<NoticeTone, IconName> = {
  info: "info",
  success: "check-circle",
  warning: "warning",
  danger: "warning",
  attention: "reply",
};

interface NoticeProps {
  tone?: NoticeTone;
  title?: string;
  /** Set when the notice comes after something the person did: it is read out. */
  announced?: boolean;
  children?: ReactNode;
}

export function Notice({ tone = "info", title, announced = false, children }: NoticeProps) {
  return (
    <div className="notice" data-color={tone} role={announced ? (tone === "danger" ? "alert" : "status") : undefined}>
      <Icon name={icons[tone]} />
      <div className="notice-body">
        {title && <h2>{title}</h2>}
        {children}
      </div>
    </div>
  );
}

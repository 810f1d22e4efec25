// Buttons that do, and links that look like buttons. The word is a verb; a busy button keeps its word and its focus.
import type { ComponentProps, ReactNode } from "react";
import { Link } from "react-router";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonVariant = "primary" | "secondary" | "tertiary";

interface Look {
  variant?: ButtonVariant;
  tone?: "accent" | "danger" | "neutral";
  icon?: IconName;
}

type ButtonProps = Omit<ComponentProps<"button">, "className"> & Look & { busy?: boolean };

export function Button({
  variant = "primary",
  tone = "accent",
  icon,
  busy = false,
  children,
  onClick,
  type,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      // A form is sent by its own submit button only, so submit is said out loud.
      type={type ?? "button"}
      className="ds-button"
      data-variant={variant}
      data-color={tone}
      aria-busy={busy || undefined}
      // Not `disabled`: that would drop the focus of whoever pressed it.
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      <Content icon={icon}>{children}</Content>
    </button>
  );
}

type LinkButtonProps = Omit<ComponentProps<typeof Link>, "className"> & Look;

export function LinkButton({ variant = "primary", tone = "accent", icon, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className="ds-button" data-variant={variant} data-color={tone}>
      <Content icon={icon}>{children}</Content>
    </Link>
  );
}

function Content({ icon, children }: { icon: IconName | undefined; children: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  );
}

/** Buttons side by side, the main one first; below each other on a phone. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}

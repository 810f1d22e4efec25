// A link inside the app, looking as every link does. Links that leave the app are plain <a className="ds-link">.
import type { ComponentProps } from "react";
import { Link } from "react-router";

export function TextLink(props: Omit<ComponentProps<typeof Link>, "className">) {
  return <Link {...props} className="ds-link" />;
}

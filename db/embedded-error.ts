// The one error that the embedded database shows a person, and the sentences for trouble with folders.
// Every message says what to do; the stack is for the log only.

export class EmbeddedError extends Error {
  override name = "EmbeddedError";
}

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

export function folderError(folder: string, cause: unknown): EmbeddedError {
  const code = codeOf(cause);
  const sentence =
    code === "ENOSPC" || code === "EDQUOT"
      ? `The disk is full, so the database in ${folder} cannot be written. Free some space and start again.`
      : `The data folder ${folder} cannot be written (${code || String(cause)}). Give this user the right to write there, or set DATA_DIR to another folder.`;
  return new EmbeddedError(sentence, { cause });
}

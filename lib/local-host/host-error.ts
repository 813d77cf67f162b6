/** An exception of the host: `name` is the .NET type, `message` the host's own text. */
export function hostError(type: string, message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = type;
  return error;
}

/** The chain of messages as the host shows it in its status, without the names of assemblies. */
export function statusText(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const text = error.message.endsWith('.') ? error.message : `${error.message}.`;
  return error.cause ? `${text} ${statusText(error.cause)}` : text;
}

/** An exception of the host: `name` is the .NET type, `message` the host's own text. */
export function hostError(type: string, message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = type;
  return error;
}

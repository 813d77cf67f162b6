/** The app setting that a value names as `%NAME%`, with the value that it gets on this machine. */
export function referencedSetting(
  value: string | undefined,
  local: string,
): Record<string, string> {
  const name = /^%([^%]+)%$/.exec(value?.trim() ?? '')?.[1];
  return name === undefined ? {} : { [name]: local };
}

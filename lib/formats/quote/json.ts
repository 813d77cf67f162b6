/** A JSON string. */
export function jsonString(text: string): string {
  return JSON.stringify(text);
}

/** Names of either case are one: the host keeps binding data in such a dictionary. */
export type BindingData = Record<string, unknown>;

export function setBindingData(data: BindingData, name: string, value: unknown): void {
  const known = Object.keys(data).find((key) => key.toLowerCase() === name.toLowerCase());
  data[known ?? name] = value;
}

/**
 * The properties of a JSON object become binding data and win over what is there (contract 4.4).
 * Arrays and null are left out, objects stay, all else is text: `4` becomes '4', `true` 'True'.
 */
export function addJsonProperties(data: BindingData, text: string): void {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return;
  for (const [name, value] of Object.entries(json)) {
    if (value === null || Array.isArray(value)) continue;
    setBindingData(data, name, typeof value === 'object' ? value : dotNetText(value));
  }
}

function dotNetText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

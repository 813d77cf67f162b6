/** What the host takes as the name of a binding (azure-functions-host, `BindingMetadata`, `Utility.ValidateBinding`). */
export function isBindingName(name: string, direction: string): boolean {
  if (name === '$return') return direction === 'out';
  return /^[a-z][a-z0-9]{0,127}$/i.test(name);
}

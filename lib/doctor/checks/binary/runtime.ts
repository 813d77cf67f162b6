/** Whether a path names a program that is on the PATH of the images, so that no file of the app is meant. */
export function isRuntime(path: string): boolean {
  return /^(node|dotnet|java|python3?|pwsh|bash|sh)$/.test(path);
}

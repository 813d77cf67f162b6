/** A path as a pattern of .gitignore and .funcignore that matches it alone. Without line breaks only. */
export function ignorePattern(path: string): string {
  return path.replace(/[\\*?[\]! #]/g, '\\$&');
}

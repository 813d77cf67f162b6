/** A version as npm writes it: three numbers, and what stands behind a hyphen for one that comes before the release. */
const VERSION = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([0-9A-Za-z.-]+))?(?:\+|$)/;

/** Whether a version comes after another (semver.org, section 11). A text that is not a version comes after none. */
export function isNewer(one: string, other: string): boolean {
  const [a, b] = [VERSION.exec(one), VERSION.exec(other)];
  if (!a || !b) return false;
  for (let index = 1; index <= 3; index++) {
    const difference = Number(a[index]) - Number(b[index]);
    if (difference !== 0) return difference > 0;
  }
  return isLater(a[4]?.split('.'), b[4]?.split('.'));
}

/** Of two versions with the same numbers: the release comes last. */
function isLater(one: string[] | undefined, other: string[] | undefined): boolean {
  if (one === undefined || other === undefined) return one === undefined && other !== undefined;
  for (const [index, part] of one.entries()) {
    const than = other[index];
    if (than === undefined) return true;
    if (part === than) continue;
    const [a, b] = [Number(part), Number(than)];
    if (Number.isNaN(a) !== Number.isNaN(b)) return Number.isNaN(a);
    return Number.isNaN(a) ? part > than : a > b;
  }
  return false;
}

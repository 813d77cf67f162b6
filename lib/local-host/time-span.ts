/**
 * Milliseconds of a .NET TimeSpan as host.json writes it: `[-][d.]hh:mm[:ss[.fffffff]]`, or days alone.
 * Throws a FormatException on anything else.
 */
export function parseTimeSpan(text: string): number {
  const match = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/.exec(
    text.trim(),
  );
  if (!match) {
    const days = /^-?\d+$/.exec(text.trim());
    if (days) return Number(days[0]) * 86_400_000;
    throw new Error(`String '${text}' was not recognized as a valid TimeSpan.`);
  }
  const [, sign, days, hours, minutes, seconds, fraction] = match;
  const whole =
    ((Number(days ?? 0) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0);
  const total = whole * 1000 + Number(`0.${fraction ?? 0}`) * 1000;
  return sign ? -total : total;
}

/** `hh:mm:ss[.fff0000]`, as the host prints a TimeSpan in its messages. */
export function formatTimeSpan(milliseconds: number): string {
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const seconds = milliseconds / 1000;
  const text = `${pad(seconds / 3600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}`;
  const rest = Math.round(milliseconds % 1000);
  return rest ? `${text}.${String(rest).padStart(3, '0')}0000` : text;
}

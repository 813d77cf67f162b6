/** What to tell those who ask for Durable Functions; undefined for any other word. */
export function durableProblem(word: string): string | undefined {
  return /^(durable|orchestrat|activity|entity)/i.test(word)
    ? 'Durable Functions has no Go SDK, and its protocol for custom handlers is not one that we could vouch for; use queues, or another language for the orchestration'
    : undefined;
}

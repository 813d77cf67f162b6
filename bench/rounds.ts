/**
 * Measures all subjects in every round, each round in the opposite order, after a round that does
 * not count. Gives the numbers of each subject by its name.
 */
export function alternate<Name extends string>(
  rounds: number,
  subjects: Readonly<Record<Name, (round: number) => number>>,
): Record<Name, number[]> {
  const names = Object.keys(subjects) as Name[];
  const numbers = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    number[]
  >;
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const number = subjects[name](round);
      if (round > 0) numbers[name].push(number);
    }
  }
  return numbers;
}

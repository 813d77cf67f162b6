/** How each part of an object is made. A part may ask the whole for others. */
export type Parts<T> = { readonly [K in keyof T]: (whole: T) => T[K] };

/** An object each of whose parts is made when it is asked for first, and kept. */
export function lazyParts<T extends object>(parts: Parts<T>): T {
  const whole = {} as T;
  for (const key of Object.keys(parts) as (keyof T)[])
    Object.defineProperty(whole, key, {
      configurable: true,
      enumerable: true,
      get() {
        const value = parts[key](whole);
        Object.defineProperty(whole, key, { value, enumerable: true });
        return value;
      },
    });
  return whole;
}

/** A function that works out its answer once for each key, such as the path of a file. */
export function once<T>(work: (key: string) => T): (key: string) => T {
  const answers = new Map<string, { value: T }>();
  return (key) => {
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = { value: work(key) };
      answers.set(key, answer);
    }
    return answer.value;
  };
}

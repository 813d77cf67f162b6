/** What is wrong with a key or channel of Redis; undefined when it is good. */
export function redisKeyProblem(key: string): string | undefined {
  return /^\S{1,512}$/.test(key)
    ? undefined
    : 'a key or channel has no spaces, for example orders; an app setting is written %KEY%';
}

/**
 * What is wrong with the command of an input: the extension splits it at each space and runs only
 * commands that read one value (azure-functions-redis-extension, `RedisAsyncConverter.cs`).
 */
export function redisReadProblem(command: string): string | undefined {
  const [word = '', ...rest] = command.split(' ');
  const needsArgument = !['DBSIZE', 'RANDOMKEY'].includes(word);
  if (!READS.has(word))
    return `"${word}" is not a command in upper case that reads one value, for example GET orders`;
  return (needsArgument && rest.length === 0) || rest.includes('')
    ? `${word} and its arguments have one space between, for example GET orders`
    : undefined;
}

/** What is wrong with the command of an output: one word, its argument comes from the function. */
export function redisWriteProblem(command: string): string | undefined {
  return /^[A-Z]{2,20}$/.test(command)
    ? undefined
    : 'the command is one word in upper case, for example DEL; its argument is what the function sends';
}

const READS = new Set(
  (
    'BITCOUNT BITPOS DBSIZE DUMP EXISTS EXPIRETIME GEODIST GET GETBIT GETRANGE HEXISTS HGET HLEN HSTRLEN ' +
    'LINDEX LLEN PEXPIRETIME PFCOUNT PTTL RANDOMKEY SCARD SINTERCARD SISMEMBER STRLEN SUBSTR TOUCH TTL TYPE ' +
    'XLEN ZCARD ZCOUNT ZDIFF ZINTERCARD ZLEXCOUNT ZSCORE'
  ).split(' '),
);

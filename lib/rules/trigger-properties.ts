/** The types that the host knows without the extension bundle, in lower case. */
export const BUILT_IN_TYPES: ReadonlySet<string> = new Set([
  'http',
  'httptrigger',
  'manualtrigger',
  'timertrigger',
  'warmuptrigger',
]);

/** Words in function.json with which a trigger is not indexed, or stops the host. */
export interface UnfitData {
  /** The trigger's type, in lower case. */
  type: string;
  /** In lower case, the empty text for a word that is absent; undefined for any. */
  dataType?: string;
  cardinality?: string;
  words: string;
  fix: string;
  stopsHost?: true;
}

const NOT_INDEXED = "can't be invoked from Azure WebJobs SDK.";
const ONE_TEXT = 'leave dataType and cardinality out: what arrives is one JSON text';

/** Host contract 4.8 b. */
export const UNFIT_DATA: readonly UnfitData[] = [
  ...['sqltrigger', 'mysqltrigger'].flatMap((type) => [
    { type, dataType: 'binary', words: NOT_INDEXED, fix: ONE_TEXT },
    { type, cardinality: 'many', words: NOT_INDEXED, fix: ONE_TEXT },
  ]),
  { type: 'signalrtrigger', cardinality: 'many', words: NOT_INDEXED, fix: ONE_TEXT },
  {
    type: 'kafkatrigger',
    dataType: '',
    cardinality: 'many',
    words:
      'Value deserializer was not specified and there is no default deserializer defined for type Object.',
    fix: 'write "dataType": "string" (or "binary") beside "cardinality": "many"',
    stopsHost: true,
  },
];

/** What of the host's machine shows in values: the culture of texts and the time zone of dates. */
export interface Culture {
  /** `` is the invariant culture, the one of a Linux host. */
  name: '' | 'de-DE';
  timeZone: string;
}

export const invariant: Culture = { name: '', timeZone: 'UTC' };

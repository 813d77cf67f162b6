import assert from 'node:assert/strict';
import { acceptedTranscript, readTranscript, transcripts } from './support/transcript.ts';

describe('what the commands print ("npm run accept" writes it)', () => {
  for (const name of transcripts())
    it(name, async () => {
      const text = readTranscript(name);
      assert.equal(await acceptedTranscript(text), text);
    });
});

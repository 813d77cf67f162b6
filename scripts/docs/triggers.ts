// Writes docs/triggers.md from the catalogue.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { triggersPage } from './triggers-page.ts';

writeFileSync(join(import.meta.dirname, '../../docs/triggers.md'), await triggersPage());

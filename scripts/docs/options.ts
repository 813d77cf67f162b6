// Writes docs/options.md from the option tables.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionsPage } from './options-page.ts';

writeFileSync(join(import.meta.dirname, '../../docs/options.md'), await optionsPage());

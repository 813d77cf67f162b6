// Writes docs/plans.md from the tables in lib/hosting and the catalogue.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plansPage } from './plans-page.ts';

writeFileSync(join(import.meta.dirname, '../../docs/plans.md'), plansPage());

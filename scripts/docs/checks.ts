// Writes docs/checks from the checks of the doctor.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '../../lib/doctor/checks/index.ts';
import { checkList, checkPage } from './check-page.ts';

const folder = join(import.meta.dirname, '../../docs/checks');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'README.md'), checkList(checks));
for (const check of checks) writeFileSync(join(folder, `${check.code}.md`), checkPage(check));

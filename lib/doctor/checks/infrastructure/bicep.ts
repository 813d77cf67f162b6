import { BICEP, withoutComments } from '../../../formats/code-text.ts';
import type { Subject } from '../../../project/subject.ts';
import { isCustomHandler } from '../settings/values.ts';

/** A Bicep file of a folder, with its comments blanked out: lines and columns stay. */
export interface Bicep {
  path: string;
  text: string;
  /** It declares a function app with a functionAppConfig, as one plan alone has it: `flex` of lib/hosting. */
  isFlex: boolean;
}

/** The Bicep files of a folder. They are read as plain text: only what is written there literally is seen. */
export function bicepFiles(project: Subject): Bicep[] {
  const { files, text, kind } = project;
  if (kind !== 'folder' || !isCustomHandler(project)) return [];
  return files.paths
    .filter((path) => path.endsWith('.bicep'))
    .slice(0, 200)
    .map((path) => {
      const plain = withoutComments(text(path) ?? '', BICEP);
      return { path, text: plain, isFlex: /\bfunctionAppConfig\s*:/.test(plain) };
    });
}

import { withoutBicepComments } from '../../../formats/bicep-source.ts';
import type { Project } from '../../../project/project.ts';
import { isCustomHandler } from '../settings/values.ts';

/** A Bicep file of a folder. */
export interface Bicep {
  path: string;
  /** As it is on disk. */
  written: string;
  /** The same with its comments as blanks: every offset is the same. */
  text: string;
  /** It declares a function app with a functionAppConfig, as one plan alone has it: `flex` of lib/hosting. */
  isFlex: boolean;
}

/** The Bicep files of a folder. They are read as plain text: only what is written there literally is seen. */
export function bicepFiles(project: Project): Bicep[] {
  const { files, read, kind } = project;
  if (kind !== 'folder' || !isCustomHandler(project)) return [];
  return files.paths
    .filter((path) => path.endsWith('.bicep'))
    .slice(0, 200)
    .map((path) => {
      const written = read(path) ?? '';
      const plain = withoutBicepComments(written);
      return { path, written, text: plain, isFlex: /\bfunctionAppConfig\s*:/.test(plain) };
    });
}

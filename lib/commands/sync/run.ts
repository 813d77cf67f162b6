import { fileError } from '../../diagnostics/diagnostic.ts';
import { ignoreChanges } from '../shared/ignored.ts';
import type { ProjectCommand } from '../shared/project-command.ts';
import { rootAround } from '../shared/root-around.ts';

/** Writes what follows from the functions that are there: managed files and manifests. */
export const syncProject: ProjectCommand = {
  root: rootAround,
  argument: () => [],
  problems: (_, project) =>
    project.record
      ? []
      : [
          fileError(
            project.root,
            'This app has no generated files: azure-go-func did not make it, and added no function to it',
            'Add a function with "azure-go-func function <name>".',
          ),
        ],
  renews: () => true,
  wholeProject: () => false,
  allManifests: true,
  moreChanges: (project) => ignoreChanges(project, new Map()),
  validate: () => [],
  subject: () => 'what is generated',
  remarks: [],
};

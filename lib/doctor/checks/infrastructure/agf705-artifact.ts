import type { Check } from '../../check.ts';
import { eachStep } from './workflows.ts';

export const check: Check = {
  code: 'AGF705',
  severity: 'warning',
  area: 'infrastructure',
  title: 'The workflow hands the program on in an artifact, which loses its execute bit',
  looksAt: 'the path of actions/upload-artifact in GitHub workflows that deploy',
  symptom:
    '"An error occurred trying to start process \'/home/site/wwwroot/handler\' ... Permission denied" after a deployment from a workflow.',
  reason:
    'upload-artifact keeps no permissions: every file comes back with 644. In a zip of your own they stay.',
  mend: 'Zip first (go run ./internal/pack), upload the .zip, and deploy that.',
  documentation: 'https://github.com/actions/upload-artifact#permission-loss',
  examine: (subject) =>
    eachStep(subject, (step) => {
      const path = String(step.with.path ?? '');
      return step.action !== 'actions/upload-artifact' || path === '' || /\.zip\s*$/.test(path)
        ? undefined
        : {
            message: `the artifact is made of ${path.trim().split('\n')[0]}, not of a zip`,
            place: step.place('with', 'path'),
          };
    }),
};

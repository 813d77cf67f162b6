import { answerGroups } from './answers.ts';
import { configurationGroups } from './configuration.ts';
import { extensionOutputGroups } from './extension-outputs.ts';
import { functionGroups } from './functions.ts';
import { hostTriggerGroups } from './host-triggers.ts';
import { httpRequestGroups } from './http-request.ts';
import { httpResponseGroups } from './http-response.ts';
import { inputGroups } from './inputs.ts';
import { outputGroups } from './outputs.ts';
import { retryGroups } from './retries.ts';
import { returnedGroups } from './returned.ts';
import { extensionTriggerGroups, indexingGroups } from './triggers.ts';
import type { Group } from './vectors.ts';

/** All replays. */
export const groups: Group[] = [
  ...functionGroups,
  ...answerGroups,
  ...configurationGroups,
  ...retryGroups,
  ...outputGroups,
  ...extensionOutputGroups,
  ...hostTriggerGroups,
  ...extensionTriggerGroups,
  ...indexingGroups,
  ...returnedGroups,
  ...inputGroups,
  ...httpRequestGroups,
  ...httpResponseGroups,
];

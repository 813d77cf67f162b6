import { bindingTypes } from '../../../catalogue/binding-types.ts';
import { limitOn, type PlanLimit } from '../../../catalogue/plan-limit.ts';
import type { Plan } from '../../../hosting/plans.ts';
import type { Binding } from '../../../project/function.ts';
import type { Examined, Finding } from '../../check.ts';
import { type BindingProblem, eachBinding, typeOf } from './each.ts';

/** The types whose limits have a check of their own. AGF342 tells of all others. */
export const BLOB = 'blobtrigger';
export const WARMUP = 'warmuptrigger';

/** Of the bindings of some types, those that the app's plan does not run. None where the plan is not known. */
export function eachLimit(
  project: Examined,
  isMeant: (type: string) => boolean,
  message: (binding: Binding, limit: PlanLimit, plan: Plan) => string,
): Finding[] {
  const { plan } = project.target;
  if (!plan) return [];
  const { notOn } = bindingTypes();
  return eachBinding(project, (binding): BindingProblem | undefined => {
    const type = typeOf(binding);
    const limit = isMeant(type) ? limitOn(plan, binding, notOn(type)) : undefined;
    return (
      limit && {
        message: message(binding, limit, plan),
        property: limit.only?.property ?? 'type',
      }
    );
  });
}

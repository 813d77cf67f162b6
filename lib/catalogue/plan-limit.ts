import { type Plan, plans, planTitles } from '../hosting/plans.ts';

/** A binding as it stands in function.json. */
type RawBinding = { readonly [property: string]: unknown };

/** Plans that do not run a trigger or binding. */
export interface PlanLimit {
  plans: readonly Plan[];
  /** Only some of the bindings do not run there, by the value of a property. Absent: none does. */
  only?: {
    property: string;
    /** Which ones, behind a noun: `that polls`. */
    words: string;
    matches: (binding: RawBinding) => boolean;
  };
  /** Why, in one sentence without a full stop. */
  why: string;
  /** The address of the page or the file that says so. */
  source: string;
}

/** What is asked of a row of the catalogue here. */
interface Limited {
  title: string;
  notOn?: readonly PlanLimit[];
}

/** The title of a trigger or binding, and the plans that never run it: `Kafka record (not on Windows Consumption or Linux Consumption)`. */
export function titleWithPlans({ title, notOn }: Limited): string {
  const never = plansThatNever(notOn);
  if (never.length === 0) return title;
  const others = plans.filter((plan) => !never.includes(plan));
  return others.length < never.length
    ? `${title} (only on the plan${others.length === 1 ? '' : 's'} ${planTitles(others)})`
    : `${title} (not on ${planTitles(never, 'or')})`;
}

/** The plans that run no such trigger or binding, in the order of the table. */
function plansThatNever(notOn: readonly PlanLimit[] = []): Plan[] {
  const limits = notOn.filter(({ only }) => only === undefined);
  return plans.filter((plan) => limits.some((limit) => limit.plans.includes(plan)));
}

/** Why a plan does not run a binding as it stands in function.json; undefined when nothing is known against it. */
export function limitOn(
  plan: Plan,
  binding: RawBinding,
  notOn: readonly PlanLimit[],
): PlanLimit | undefined {
  return notOn.find(
    (limit) => limit.plans.includes(plan) && (limit.only?.matches(binding) ?? true),
  );
}

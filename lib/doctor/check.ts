import type { Diagnostic, FileLocation, Severity } from '../diagnostics/diagnostic.ts';
import type { Project } from '../project/project.ts';
import type { Target } from '../project/target.ts';
import type { Probe } from './probe/probe.ts';

/** What a check says of one place. What it says of all of them is added to it (`runChecks`). */
export type Finding = Pick<Diagnostic, 'message' | 'fix'> & { location: FileLocation };

/** What a check is about. The first digit of its code says so too, in this order. */
export const AREAS = [
  'binary',
  'host.json',
  'function.json',
  'code',
  'settings',
  'package',
  'infrastructure',
] as const;

export type Area = (typeof AREAS)[number];

/** What a code is about. */
export function areaOf(code: string): Area {
  return AREAS[Number(code[3]) - 1] as Area;
}

/** A project that is examined, with what the doctor alone knows of it. */
export interface Examined extends Project {
  /** Where the app will run. */
  target: Target;
  /** Says what could not be checked, and why. */
  skip: (reason: string) => void;
  /** What came of starting the program; undefined when that is not allowed, or not possible. */
  probe: () => Promise<Probe | undefined>;
  /** The variables of this machine. */
  env: { readonly [name: string]: string | undefined };
}

/** One way to get hurt: a file in `lib/doctor/checks/<area>`, and from it a page in `docs/checks`. */
export interface Check {
  /** `AGF` and three digits. Never used again for something else. */
  code: string;
  severity: Severity;
  area: Area;
  /** What is wrong, as a short sentence. */
  title: string;
  /** What it reads. */
  reads: string;
  /** What the portal, the host or Core Tools show for it, word for word where known. */
  symptom: string;
  /** Where each text in quotes in `symptom` was seen: `vector <id>` of test/vectors, or whose source has it. */
  sources?: { readonly [quote: string]: string };
  reason: string;
  howToFix: string;
  /** The page or the thread to read on. */
  documentation: string;
  run: (project: Examined) => Finding[] | Promise<Finding[]>;
}

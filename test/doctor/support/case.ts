import type { DoctorOptions } from '../../../lib/doctor/doctor.ts';
import type { Entry } from './zip.ts';

/** A project of ours, the tutorial's project, a zip, or a program alone. */
export type Base = 'ours' | 'foreign' | 'zip' | 'program';

/** One way to break what is well. */
export interface Specimen {
  code: string;
  what: string;
  base: Base;
  /** Breaks a folder. */
  broken?: (root: string) => void;
  /** What puts it right by hand; what is done to the base instead of breaking it, when absent nothing. */
  fixed?: (root: string) => void;
  /** The entries of the broken zip. */
  entries?: (good: Entry[]) => Entry[];
  /** The broken program. */
  program?: Buffer;
  options?: Partial<DoctorOptions>;
  /** `--fix` puts it right. */
  fixable?: boolean;
}

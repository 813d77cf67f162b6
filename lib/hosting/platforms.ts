/** A system that the deployed handler runs on. */
export interface Platform {
  /** As on the command line: `linux/amd64`. */
  name: string;
  title: string;
  /** `GOOS` and `GOARCH` of the build. */
  os: string;
  arch: string;
  /** File name of the handler, in the root of the app. The host appends no `.exe` (contract 1.3). */
  executable: string;
}

export const linuxAmd64: Platform = {
  name: 'linux/amd64',
  title: 'Linux on x64',
  os: 'linux',
  arch: 'amd64',
  executable: 'handler',
};

export const linuxArm64: Platform = {
  name: 'linux/arm64',
  title: 'Linux on arm64',
  os: 'linux',
  arch: 'arm64',
  executable: 'handler',
};

export const windowsAmd64: Platform = {
  name: 'windows/amd64',
  title: 'Windows on x64',
  os: 'windows',
  arch: 'amd64',
  executable: 'handler.exe',
};

/** The platforms we build for. The first is the default. */
export const platforms: readonly Platform[] = [linuxAmd64, linuxArm64, windowsAmd64];

/** The platform with this name. Throws for a name that is not in the table. */
export function platformNamed(name: string): Platform {
  const platform = platforms.find((candidate) => candidate.name === name);
  if (!platform) throw new Error(`no platform is called ${name}`);
  return platform;
}

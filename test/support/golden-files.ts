import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import {
  everything,
  type GoldenProject,
  goldenProjects,
  makeGolden,
  wholeProject,
} from './golden-projects.ts';
import { contentsBelow, filesBelow } from './project.ts';

type Files = { readonly [path: string]: string };

/** What test/golden keeps of each project, by the path in there. */
export async function goldenFiles(): Promise<{ [path: string]: string }> {
  const made = async (project: GoldenProject): Promise<Files> =>
    withoutTexts(contentsBelow(await makeGolden(project)));
  const whole = await made(wholeProject);
  const kept: { [path: string]: string } = {};
  for (const project of [...goldenProjects, everything]) {
    const files = project === wholeProject ? whole : differences(whole, await made(project));
    for (const [path, contents] of Object.entries(files))
      kept[`${project.name}/${path}`] = contents;
  }
  return kept;
}

/** Manifests without hashes and packed texts, which change with every text; test/write/manifests.test.ts has both. */
function withoutTexts(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, contents]) => [
      path,
      path.startsWith('.azure-go-func/')
        ? contents
            .replace(/"base": "[^"]+"/g, '"base": "(packed)"')
            .replace(/"hash": "[0-9a-f]{8}"/g, '"hash": "(CRC-32)"')
        : contents,
    ]),
  );
}

/**
 * The files that only one project has, as they are, and `changes.diff`: what it lacks, which of its
 * runtime modules are their templates, and how the files of both differ.
 */
function differences(whole: Files, files: Files): Files {
  const paths = Object.keys(files);
  const onlyHere = paths.filter((path) => !(path in whole));
  const ownText = onlyHere.filter((path) => !moduleWith(files[path]));
  const lines = [
    ...Object.keys(whole).flatMap((path) => (path in files ? [] : `without ${path}\n`)),
    ...onlyHere.flatMap((path) => {
      const folder = moduleWith(files[path]);
      return folder ? `with ${path} as in ${folder}\n` : [];
    }),
    ...paths.flatMap((path) => (path in whole ? diffOf(path, whole[path], files[path]) : [])),
  ];
  return {
    ...Object.fromEntries(ownText.map((path) => [path, files[path] ?? ''])),
    'changes.diff': lines.join(''),
  };
}

/** A unified diff without line numbers, which change with every line above. */
function diffOf(path: string, before = '', after = ''): string[] {
  if (before === after) return [];
  const patch = createTwoFilesPatch(path, path, before, after, '', '', {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return [`\n${patch.replace(/^@@ .*@@$/gm, '@@')}`];
}

const runtime = join(import.meta.dirname, '../../templates/runtime');

/** The folders of the runtime modules, by the text of their templates. */
const runtimeModules = new Map(
  filesBelow(runtime).map((path) => [
    readFileSync(join(runtime, path), 'utf8'),
    `templates/runtime/${path.split('/')[0]}`,
  ]),
);

/** The runtime module that has a file as it is, but for the checksum. */
function moduleWith(contents = ''): string | undefined {
  return runtimeModules.get(contents.replace(/^\/\/ Checksum: .*\n/m, ''));
}

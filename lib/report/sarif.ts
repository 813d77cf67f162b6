import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Check } from '../doctor/check.ts';
import { checks } from '../doctor/checks/index.ts';
import type { DoctorResult, Found } from '../doctor/doctor.ts';
import { terminalText } from '../formats/quote/terminal.ts';
import { version } from '../version.ts';

/**
 * The result as SARIF 2.1.0 (OASIS), which code scanning takes. Places are relative to the folder that
 * was examined, or to the one that holds the zip or the program.
 */
export async function reportSarif({ path, kind, found, skipped }: DoctorResult): Promise<string> {
  const folder = kind === 'folder' ? path : dirname(path);
  const archive = kind === 'zip' ? basename(path) : undefined;
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'azure-go-func doctor',
            version,
            informationUri: 'https://www.npmjs.com/package/generator-azure-go-func',
            rules: checks.map(rule),
          },
        },
        originalUriBaseIds: {
          ROOT: { uri: pathToFileURL(`${folder}/`).href },
        },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: skipped.map((text) => ({
              level: 'note',
              message: { text: `Not checked: ${text}.` },
            })),
          },
        ],
        results: found.map((each) => result(each, checks, archive)),
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
  return terminalText(`${JSON.stringify(log, null, 2)}\n`);
}

function rule({ code, title, severity, symptom, reason, howToFix, documentation }: Check): object {
  return {
    id: code,
    name: title.replace(
      /[^A-Za-z0-9]+(.)?/g,
      (_, letter: string | undefined) => letter?.toUpperCase() ?? '',
    ),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: `${symptom} ${reason}` },
    help: { text: `${howToFix}\n\n${symptom}\n\n${reason}` },
    helpUri: documentation,
    defaultConfiguration: { level: severity },
  };
}

function result(
  { check, finding, ignored }: Found,
  checks: readonly Check[],
  archive: string | undefined,
): object {
  const { file, line, column } = finding.location;
  // GitHub shows no result without a line; a zip has none, and what is in it is not a file of the repository.
  const region =
    archive === undefined
      ? { startLine: line ?? 1, ...(column === undefined ? {} : { startColumn: column }) }
      : { startLine: 1 };
  return {
    ruleId: check.code,
    ruleIndex: checks.findIndex(({ code }) => code === check.code),
    level: check.severity,
    message: { text: `${finding.message}. ${check.howToFix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: (archive ?? file).split('/').map(encodeURIComponent).join('/'),
            uriBaseId: 'ROOT',
          },
          region,
        },
        ...(archive === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: file }] }),
      },
    ],
    ...(ignored === undefined
      ? {}
      : { suppressions: [{ kind: 'external', justification: ignored }] }),
  };
}

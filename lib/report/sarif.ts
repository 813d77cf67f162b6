import { pathToFileURL } from 'node:url';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { terminalText } from '../formats/quote/terminal.ts';
import { version } from '../version.ts';

/** What all diagnostics with one code have in common. */
export interface SarifRule {
  code: string;
  severity: Severity;
  title: string;
  symptom: string;
  reason: string;
  howToFix: string;
  documentation: string;
}

/** What the diagnostics are about. */
export interface SarifSource {
  /** Absolute path of the folder to which the paths are relative. */
  root: string;
  /** The name of the file below the root that they are in, where that is a zip. */
  archive: string | undefined;
  rules: readonly SarifRule[];
  /** What could not be checked, and why. */
  skipped: readonly string[];
}

/** The diagnostics as SARIF 2.1.0 (OASIS), which code scanning takes. */
export function sarifLog(diagnostics: readonly Diagnostic[], source: SarifSource): string {
  const { root, rules, skipped } = source;
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
            rules: rules.map(rule),
          },
        },
        originalUriBaseIds: {
          ROOT: { uri: pathToFileURL(`${root}/`).href },
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
        results: diagnostics.map((each) => result(each, source)),
        columnKind: 'utf16CodeUnits',
      },
    ],
  };
  return terminalText(`${JSON.stringify(log, null, 2)}\n`);
}

function rule(each: SarifRule): object {
  const { code, title, severity, symptom, reason, howToFix, documentation } = each;
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

function result(diagnostic: Diagnostic, { rules, archive }: SarifSource): object {
  const { code, severity, message, howToFix, ignored } = diagnostic;
  return {
    ...(code === undefined
      ? {}
      : { ruleId: code, ruleIndex: rules.findIndex((each) => each.code === code) }),
    level: severity,
    message: { text: [`${message}.`, howToFix].filter(Boolean).join(' ') },
    locations: [locationOf(diagnostic, archive)],
    ...(ignored === undefined
      ? {}
      : { suppressions: [{ kind: 'external', justification: ignored }] }),
  };
}

function locationOf({ location }: Diagnostic, archive: string | undefined): object {
  if ('argument' in location)
    return { logicalLocations: [{ fullyQualifiedName: location.argument }] };
  const { file, line, column, length } = location;
  const columns =
    column === undefined ? {} : { startColumn: column, endColumn: column + (length ?? 1) };
  // GitHub shows no result without a line; a zip has none, and what is in it is no file of the repository.
  const region = archive === undefined ? { startLine: line ?? 1, ...columns } : { startLine: 1 };
  const uri = (archive ?? file).split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: { artifactLocation: { uri, uriBaseId: 'ROOT' }, region },
    ...(archive === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: file }] }),
  };
}

import { writeFiles } from '../../support/project.ts';
import { json } from '../support/bases.ts';
import type { Specimen } from '../support/case.ts';

const file = (
  code: string,
  what: string,
  path: string,
  broken: string,
  fixed: string,
  rest: Partial<Specimen> = {},
): Specimen => ({
  code,
  what,
  base: 'foreign',
  broken: (root) => writeFiles(root, { [path]: broken }),
  fixed: (root) => writeFiles(root, { [path]: fixed }),
  ...rest,
});

/** A Bicep file of a Flex Consumption app. */
const flex = (
  runtime: string,
  more = '',
): string => `resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'shop'
  properties: {
    functionAppConfig: {
      // FUNCTIONS_WORKER_RUNTIME is not for this plan
      runtime: ${runtime}
    }
    siteConfig: { ${more} }
  }
}
`;

const CUSTOM = "{ name: 'custom', version: '1.0' }";

/** A GitHub workflow with these steps, and one that deploys. */
const workflow = (steps: string, deploy = ''): string => `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
${steps}
      - uses: Azure/functions-action@v1
        with:
          app-name: shop
          package: dist/shop.zip
${deploy}
`;

const WORKFLOW = '.github/workflows/deploy.yml';
const BUILD = '      - run: CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -o handler .';

/** A workflow that publishes this path, and deploys that one in another job. */
export const handingOn = (path: string, deployed: string): string => `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
${BUILD}
      - uses: actions/upload-artifact@v7
        with: { name: app, path: "${path}" }
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/download-artifact@v8
        with: { name: app }
      - uses: Azure/functions-action@v1
        with: { app-name: shop, package: "${deployed}" }
`;

const PIPELINE = 'azure-pipelines.yml';
const AZURE_BUILD =
  '          - script: CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -o handler .';

/** An Azure pipeline with a stage that has these steps, and one that deploys. */
const pipeline = (build: string, deploy = '', top = ''): string => `trigger: [main]
pool: { vmImage: ubuntu-latest }
${top}stages:
  - stage: Build
    jobs:
      - job: build
        steps:
${build}
  - stage: Deploy
    jobs:
      - deployment: deploy
        environment: production
        strategy:
          runOnce:
            deploy:
              steps:
                ${deploy}
                - task: AzureFunctionApp@2
                  inputs: { connectedServiceNameARM: azure, appType: functionAppLinux, appName: shop }
`;

const runtimeSetting = (value: string): string =>
  `var settings = [\n  {\n    name: 'FUNCTIONS_WORKER_RUNTIME'\n    value: '${value}'\n  }\n]\n`;

export const infrastructure: Specimen[] = [
  file(
    'AGF701',
    'the native worker',
    'infra/main.bicep',
    flex("{ name: 'go', version: '1.0' }"),
    flex(CUSTOM),
  ),
  file(
    'AGF701',
    'another version',
    'infra/main.bicep',
    flex("{\n        name: 'custom'\n        version: '2.0'\n      }"),
    flex('{ name: runtimeName, version: runtimeVersion }'),
  ),
  file(
    'AGF702',
    'a time zone, and not what has another name',
    'infra/main.bicep',
    flex(CUSTOM, "appSettings: [ { name: 'TZ', value: 'Europe/Berlin' } ]"),
    flex(CUSTOM, "appSettings: [ { name: 'MY_TZ', value: 'TZ' } ]"),
  ),
  file(
    'AGF702',
    'WEBSITE_RUN_FROM_PACKAGE',
    'infra/main.bicep',
    flex(CUSTOM, "appSettings: [ { name: 'WEBSITE_RUN_FROM_PACKAGE', value: '1' } ]"),
    flex(CUSTOM),
  ),
  file(
    'AGF703',
    'language: go',
    'azure.yaml',
    'name: shop\nservices:\n  api:\n    host: function\n    language: go\n',
    'name: shop\nservices:\n  api:\n    host: function\n    language: custom\n',
  ),
  file(
    'AGF704',
    'publish-profile',
    WORKFLOW,
    workflow(BUILD, '          publish-profile: x'),
    workflow(BUILD),
  ),
  file('AGF705', 'a folder', WORKFLOW, handingOn('.', '.'), handingOn('dist/shop.zip', 'shop.zip')),
  file(
    'AGF705',
    'a folder in a pipeline, zipped by the next job',
    PIPELINE,
    pipeline(
      `${AZURE_BUILD}\n          - publish: .\n            artifact: app`,
      '- script: zip -r shop.zip .',
    ),
    pipeline(
      `${AZURE_BUILD}\n          - script: zip -r shop.zip .\n          - publish: shop.zip\n            artifact: app`,
    ),
  ),
  file(
    'AGF707',
    'go build',
    WORKFLOW,
    workflow('      - run: GOOS=linux go build -o handler .'),
    workflow('      - run: go build -o handler .\n        env: { CGO_ENABLED: 0 }'),
  ),
  file(
    'AGF707',
    'go build in a pipeline',
    PIPELINE,
    pipeline('          - bash: GOOS=linux go build -o handler .'),
    pipeline('          - bash: go build -o handler .', '', 'variables: { CGO_ENABLED: 0 }\n'),
  ),
  file(
    'AGF708',
    'a remote build in a pipeline',
    PIPELINE,
    pipeline(
      AZURE_BUILD,
      '- script: |\n                    func azure functionapp publish shop \\\n                      --build remote',
    ),
    pipeline(AZURE_BUILD, '- script: func azure functionapp publish shop'),
  ),
  file(
    'AGF708',
    'Oryx',
    WORKFLOW,
    workflow(BUILD, '          enable-oryx-build: true'),
    workflow(BUILD, '          enable-oryx-build: false'),
  ),
  file(
    'AGF715',
    'Consumption on Linux',
    'infra/main.bicep',
    "resource plan 'Microsoft.Web/serverfarms@2023-12-01' = { sku: { name: 'Y1' } }\n",
    "resource plan 'Microsoft.Web/serverfarms@2023-12-01' = { sku: { name: 'FC1' } }\n",
  ),
  file(
    'AGF710',
    'as func init --docker writes it',
    'Dockerfile',
    'FROM mcr.microsoft.com/azure-functions/dotnet:4\nCOPY --from=installer-env ["/home/site/wwwroot", "/home/site/wwwroot"]\n',
    'FROM golang:1.26 AS build\nFROM mcr.microsoft.com/azure-functions/base:4\nCOPY --from=build /out/handler /home/site/wwwroot/\n',
  ),
  file(
    'AGF711',
    'Go',
    '.vscode/settings.json',
    json({ 'azureFunctions.projectLanguage': 'Go' }),
    json({ 'azureFunctions.projectLanguage': 'Custom' }),
    { fixable: true },
  ),
  file(
    'AGF713',
    'no sku',
    WORKFLOW,
    workflow(BUILD, '          publish-profile: x'),
    workflow(BUILD, '          publish-profile: x\n          sku: flexconsumption'),
    { options: { plan: 'flex' } },
  ),
  file('AGF714', 'node', 'infra/main.bicep', runtimeSetting('node'), runtimeSetting('custom')),
  file(
    'AGF712',
    'a stack',
    'infra/main.bicep',
    "var config = {\n  linuxFxVersion: 'Custom|1.0'\n}\n",
    "var config = {\n  linuxFxVersion: ''\n}\n",
  ),
];

import { toolNameProblem, toolProperty, toolPropertyProblem } from '../../rules/mcp-tool.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'mcp-tool',
  title: 'MCP tool that a language model calls',
  options: [
    {
      name: 'tool-name',
      type: 'text',
      help: 'The name of the tool.',
      example: 'get_weather',
      default: ({ answers }) => answers.function,
      defaultDescription: "the function's name",
      validate: toolNameProblem,
    },
    {
      name: 'description',
      type: 'text',
      question: 'What does the tool do? (models read it)',
      help: 'What the tool does, for the model that chooses it.',
      example: 'Tells the weather in a city.',
      default: () => 'Greets somebody by name.',
    },
    {
      name: 'tool-properties',
      type: 'text',
      multiple: true,
      help: 'A property of the tool, as name:type:description. "name?" need not be given, "type[]" is a list; types are string, integer, number, boolean and object. May be repeated.',
      example: 'city:string:The city, in English',
      default: () => ['name:string:Who is greeted'],
      validate: toolPropertyProblem,
      validateTogether: (texts) => {
        const names = texts.map((each) => toolProperty(each).propertyName);
        // As fields of a Go struct they differ in letters and digits only.
        const fields = names.map((name) => name.replaceAll('_', '').toLowerCase());
        const twice = names.find((_, index) => fields.indexOf(fields[index] ?? '') !== index);
        return twice && `the property "${twice}" is given twice`;
      },
    },
  ],
  bindings: (answers) => [
    {
      type: 'mcpToolTrigger',
      direction: 'in',
      name: 'call',
      toolName: answers['tool-name'],
      description: answers.description,
      // JSON in a text: azure-functions-mcp-extension, the specification of its host extension.
      toolProperties: JSON.stringify(answers['tool-properties'].map(toolProperty)),
      // Else the host would take a plain answer such as "done" for Base64 (contract 4.6).
      useResultSchema: true,
    },
  ],
  wire: {
    text: 'json',
    binary: 'refused',
    many: 'unknown',
    requires: ['toolName', 'description'],
    source: 'ext-mcp.json',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'mcptooltrigger',
  // Clients call a webhook of the host, whose keys are in this storage account.
  settings: () => ({ AzureWebJobsStorage: 'UseDevelopmentStorage=true' }),
  event: () => ({
    constructor: 'MCPTool',
    type: 'MCPToolEvent[TArguments]',
    runtimeModule: 'mcp-tool',
  }),
  explain: async (answers) =>
    `is the tool ${answers['tool-name']} for MCP clients, at /runtime/webhooks/mcp`,
  guide: {
    arrives:
      'The arguments of a call by an MCP client, along with the session and what the client says of itself.',
    returns: '`e.Reply(...)` is what the model gets to read.',
    fails: 'Nothing is tried again: the client gets an error, and the model may call again.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-mcp-tool-trigger',
});

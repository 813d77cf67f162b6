import { answerTo, defineOption } from '../../options/option.ts';
import { conflictingRoute, HTTP_METHODS, routeProblem } from '../../rules/route.ts';
import { defineTrigger } from '../trigger.ts';

const methods = defineOption({
  name: 'methods',
  type: 'choice',
  multiple: true,
  delimiter: ',',
  help: 'The HTTP methods it answers. The host answers 404 to all others.',
  example: 'get,post',
  choices: HTTP_METHODS.map((method) => ({ value: method, title: method })),
  default: () => ['get', 'post'],
});

export const trigger = defineTrigger({
  name: 'http',
  title: 'HTTP request',
  options: [
    {
      name: 'auth-level',
      type: 'choice',
      question: 'Who may call it?',
      help: 'Which key a caller needs. The host checks it before your code runs.',
      example: 'anonymous',
      choices: [
        { value: 'function', title: "function: callers need the function's key or the host key" },
        { value: 'anonymous', title: 'anonymous: everybody' },
        { value: 'admin', title: 'admin: callers need the master key' },
      ],
      default: () => 'function',
    },
    {
      name: 'route',
      type: 'text',
      help: 'The path after the prefix ("api" unless host.json says else), as an ASP.NET route template.',
      example: 'products/{category}/{id:int?}',
      default: ({ answers }) => answers.function,
      defaultDescription: "the function's name",
      validate: routeProblem,
      validateTogether: (route, { answers, project }) => {
        const other = conflictingRoute(
          {
            name: answers.function ?? '',
            route: String(route),
            methods: answerTo(methods, answers) ?? [],
          },
          project.routes,
        );
        return (
          other &&
          `the function ${other.name} already answers ${other.route} for one of these methods; give another --route or other --methods`
        );
      },
    },
    methods,
  ],
  bindings: (answers) => {
    const name = answers.function;
    const route = answers.route;
    return [
      {
        type: 'httpTrigger',
        direction: 'in',
        name: 'req',
        authLevel: answers['auth-level'],
        methods: answers.methods,
        ...(route === undefined || route === name ? {} : { route }),
      },
      { type: 'http', direction: 'out', name: 'res' },
    ];
  },
  wire: {
    text: 'object',
    binary: 'unknown',
    many: 'unknown',
    requires: [],
    source: 'http-envelope-request.json',
  },
  needsBundle: false,
  recognises: (binding) => binding.type.toLowerCase() === 'httptrigger',
  settings: () => ({}),
  // With other bindings, the host calls it with an envelope (contract 3.1).
  event: () => ({ constructor: 'HTTP', type: '', runtimeModule: 'http' }),
  explain: async (answers, routePrefix) => {
    const methods = answers.methods.join(', ').toUpperCase();
    const level = answers['auth-level'];
    const caller = level === 'anonymous' ? 'everybody' : `callers with a key (${level})`;
    const path = [routePrefix, answers.route].filter(Boolean).join('/');
    return `answers ${methods} on /${path} for ${caller}`;
  },
  guide: {
    arrives:
      'The caller\'s request as plain `net/http`, after the host has checked the key and the route. `r.PathValue("id")` is a parameter of the route. The project\'s README says what the host does to some requests on their way.',
    returns:
      'Any status, headers and body, through `w`. With inputs or outputs, the body must be text, headers must be ASCII, and there can be one cookie; what the function sends by outputs is dropped if it answers 400 or more.',
    fails:
      'Nothing is tried again: the caller gets the status that you write, or 500 after a panic.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger',
});

/** A property of an MCP tool, as `toolProperties` in function.json lists it. */
export interface ToolProperty {
  propertyName: string;
  propertyType: string;
  description: string;
  isRequired: boolean;
  isArray: boolean;
}

const TYPES = ['string', 'integer', 'number', 'boolean', 'object'];
const PROPERTY = /^([A-Za-z][A-Za-z0-9_]*)(\?)?:(\w+)(\[\])?(?::(.*))?$/s;

/** What MCP clients would refuse in the name of a tool; undefined when it is good. */
export function toolNameProblem(name: string): string | undefined {
  return /^[A-Za-z0-9_.-]{1,128}$/.test(name)
    ? undefined
    : 'a tool has 1 to 128 letters, digits and "_", "-", ".", for example get_order';
}

/** What is wrong with `name:type:description`. */
export function toolPropertyProblem(text: string): string | undefined {
  const match = PROPERTY.exec(text);
  if (!match)
    return `"${text}" is not name:type:description, for example city:string:Where; "name?" need not be given, "type[]" is a list`;
  return TYPES.includes(match[3] ?? '')
    ? undefined
    : `"${match[3]}" is not one of: ${TYPES.join(', ')}`;
}

/** The property that a text of good form describes. */
export function toolProperty(text: string): ToolProperty {
  const [, propertyName = '', optional, propertyType = '', list, description = ''] =
    PROPERTY.exec(text) ?? [];
  return {
    propertyName,
    propertyType,
    description: description.trim(),
    isRequired: optional === undefined,
    isArray: list !== undefined,
  };
}

const SQL_TABLE = tablePattern('\\[[^\\]]+\\]');
const MYSQL_TABLE = tablePattern('`[^`]+`');

/** A name, or two with a dot between, each plain or quoted. */
function tablePattern(quoted: string): RegExp {
  const name = `(?:[A-Za-z_][A-Za-z0-9_@$#]*|${quoted})`;
  return new RegExp(`^(?:${name}\\.)?${name}$`);
}

/** What is wrong with the name of a table in Azure SQL or SQL Server. */
export function sqlTableProblem(name: string): string | undefined {
  return SQL_TABLE.test(name)
    ? undefined
    : 'a table is a name, or a schema and a name, other characters than letters, digits and "_" in square brackets, for example dbo.Orders or dbo.[Order Lines]';
}

/** What is wrong with the name of a table in MySQL. */
export function mysqlTableProblem(name: string): string | undefined {
  return MYSQL_TABLE.test(name)
    ? undefined
    : 'a table is a name, other characters than letters, digits and "_" in backticks, for example Orders or `order lines`';
}

/** The name of a table that is made from a function's: `order-lines` -> order_lines. */
export function sqlTableFor(functionName: string): string {
  return functionName.replaceAll('-', '_');
}

/**
 * What is wrong with the parameters of a command: `@name=value` with commas between, and neither in a
 * name or value (Azure/azure-functions-sql-extension, `SqlAttribute.Parameters`).
 */
export function sqlParametersProblem(parameters: string): string | undefined {
  return /^@\w+=[^,=]*(,@\w+=[^,=]*)*$/.test(parameters)
    ? undefined
    : 'parameters are written @name=value,@other=value, without "," and "=" in a value, for example @Id={id}';
}

import { defineOption } from '../../options/option.ts';
import { connectionProblem } from '../../rules/storage-names.ts';

/** The emulator's connection string. Its key is the same for everyone, and public. */
const EMULATOR =
  'AccountEndpoint=https://localhost:8081/;AccountKey=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==;';

/** The app setting that a connection to Azure Cosmos DB names; none when it is left out. */
export function cosmosSetting(connection: string | undefined): Record<string, string> {
  return connection === undefined ? {} : { [connection]: EMULATOR };
}

/** The connection to an account. */
export function cosmosConnection(question?: string) {
  return defineOption({
    name: 'connection',
    type: 'text',
    question,
    help: 'The app setting that holds the connection to the account (its name, not its value), or, to connect with an identity, what comes before __accountEndpoint in the name of one.',
    example: 'OrdersCosmosDB',
    default: () => 'CosmosDBConnection',
    validate: connectionProblem,
  });
}

/** Which regions of an account to use. */
export const preferredLocations = defineOption({
  name: 'preferred-locations',
  type: 'text',
  help: 'Regions of the account in the order in which to use them, with commas between.',
  example: 'East US,North Europe',
  optional: true,
});

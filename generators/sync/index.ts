import type Generator from 'yeoman-generator';
import { unsupportedNode } from '../../lib/node-version.ts';

/** What Yeoman calls for the generator's class. Nothing else is loaded on a Node that is too old. */
export async function createGenerator(): Promise<typeof Generator> {
  const problem = unsupportedNode(process.versions.node);
  if (problem) throw new Error(`generator-azure-go-func ${problem}`);
  const { commandGenerator } = await import('../command-generator.ts');
  return commandGenerator('sync');
}

import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Words } from '../kit/locale.js';
import type { Problem } from '../kit/problem.js';

/** From the top: 省, 本地网, 县局, 支局, 营业厅, 社区. */
export const ORG_LEVELS = ['province', 'local-network', 'county', 'branch', 'hall', 'community'] as const;
export type OrgLevel = (typeof ORG_LEVELS)[number];

/** A node of the organisation: customers, what users may see, offers and policies hang on nodes. */
export type OrgNode = {
  readonly code: string;
  readonly level: OrgLevel;
  /** Null at the top. */
  readonly parent: string | null;
  readonly title: Words;
};

/** The tree of an operator. Read and checked once (`checkOrganisation`): it has no circles. */
export class Organisation {
  private readonly nodes: ReadonlyMap<string, OrgNode>;

  constructor(nodes: readonly OrgNode[]) {
    this.nodes = new Map(nodes.map((node) => [node.code, node]));
  }

  /** In the order they were given. */
  get all(): readonly OrgNode[] {
    return [...this.nodes.values()];
  }

  node(code: string): OrgNode | null {
    return this.nodes.get(code) ?? null;
  }

  /** From the node up to the top, the node first; empty for a code that is not there. */
  pathUp(code: string): readonly OrgNode[] {
    const path: OrgNode[] = [];
    for (let node = this.nodes.get(code); node !== undefined; node = this.nodes.get(node.parent ?? '')) path.push(node);
    return path;
  }

  /** Everybody sees their own node and below. */
  isWithin(code: string, above: string): boolean {
    return this.pathUp(code).some((node) => node.code === above);
  }

  /** The node of a level that a customer's node belongs to; null where it hangs above that level, or nowhere. */
  at(level: OrgLevel, code: string): OrgNode | null {
    return this.pathUp(code).find((node) => node.level === level) ?? null;
  }

  /** What a list says nearest to a node: the local version narrows the one above it. Null: nothing is said. */
  nearest<T extends { readonly orgNode: string | null }>(code: string | null, said: readonly T[]): T | null {
    for (const node of code === null ? [] : this.pathUp(code)) {
      const local = said.find(({ orgNode }) => orgNode === node.code);
      if (local !== undefined) return local;
    }
    return said.find(({ orgNode }) => orgNode === null) ?? null;
  }
}

/** Unknown parents, circles, codes given twice, and levels that do not descend. Paths are `$[index].field`. */
export function checkOrganisation(nodes: readonly OrgNode[]): readonly Problem[] {
  const problems = new FoundProblems();
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  for (const [index, node] of nodes.entries()) {
    const path = pathTo('$', index);
    if (byCode.get(node.code) !== node) problems.add(pathTo(path, 'code'), 'ID_TWICE', { id: node.code });
    checkParent(node, pathTo(path, 'parent'), byCode, problems);
  }
  return problems.all;
}

function checkParent(
  { level, parent }: OrgNode,
  path: string,
  byCode: ReadonlyMap<string, OrgNode>,
  problems: FoundProblems,
): void {
  const above = ORG_LEVELS[ORG_LEVELS.indexOf(level) - 1];
  if (parent === null) {
    if (above !== undefined) problems.add(path, 'NODE_WITHOUT_PARENT', { level, above });
    return;
  }
  const found = byCode.get(parent);
  // A parent is one level up, so that a circle is impossible.
  if (found === undefined) problems.add(path, 'UNKNOWN_NODE', { node: parent });
  else if (found.level !== above) problems.add(path, 'NODE_AT_WRONG_LEVEL', { level, parent, found: found.level });
}

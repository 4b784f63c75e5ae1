import { Organisation, type OrgLevel, type OrgNode } from '../../src/core/access/organisation.js';

export function aNode(code: string, level: OrgLevel, parent: string | null): OrgNode {
  return { code, level, parent, title: { 'zh-CN': code, en: code } };
}

/** A province P with the local networks N1 and N2; the county C1 is in N1. */
export const FOUR_NODES: readonly OrgNode[] = [
  aNode('P', 'province', null),
  aNode('N1', 'local-network', 'P'),
  aNode('N2', 'local-network', 'P'),
  aNode('C1', 'county', 'N1'),
];
export const TREE = new Organisation(FOUR_NODES);

import { type Chance, type Weighed, weighed } from './chance.js';

export const ORGANISATION_LEVELS = ['province', 'local-network', 'county', 'branch', 'hall', 'community'] as const;

type Node = {
  readonly code: string;
  readonly level: (typeof ORGANISATION_LEVELS)[number];
  readonly parent: string | null;
  readonly title: { readonly 'zh-CN': string };
  readonly zone?: string;
  readonly share?: number;
};

/** Where a customer lives: the community, and of the nodes above it the region and the zone. */
export type Community = {
  readonly code: string;
  readonly title: string;
  readonly region: string;
  readonly zone: string;
  /** From the community up to the province. */
  readonly path: readonly string[];
};

/** The communities of the tree; a province's share of customers is spread over its own evenly. */
export class OrganisationTree {
  private readonly communities: Weighed<Community>;

  constructor(nodes: readonly Node[]) {
    const byCode = new Map(nodes.map((node) => [node.code, node]));
    const pathOf = (node: Node): readonly Node[] => {
      const parent = node.parent === null ? undefined : byCode.get(node.parent);
      if (node.parent !== null && parent === undefined) throw new Error(`${node.code} hangs on no node`);
      return parent === undefined ? [node] : [node, ...pathOf(parent)];
    };
    const found = nodes.filter(({ level }) => level === 'community').map((node) => communityOf(node, pathOf(node)));
    const perProvince = new Map<string, number>();
    for (const { province } of found) perProvince.set(province, (perProvince.get(province) ?? 0) + 1);
    this.communities = weighed(
      found.map(({ community, province, share }) => [community, share / (perProvince.get(province) ?? 1)]),
    );
  }

  oneOf(chance: Chance): Community {
    return chance.pick(this.communities);
  }
}

function communityOf(node: Node, path: readonly Node[]) {
  const network = path.find(({ level }) => level === 'local-network');
  const province = path.at(-1);
  if (network === undefined || province?.zone === undefined) throw new Error(`${node.code} is in no zone or network`);
  const community: Community = {
    code: node.code,
    title: node.title['zh-CN'],
    region: network.code,
    zone: province.zone,
    path: path.map(({ code }) => code),
  };
  return { community, province: province.code, share: province.share ?? 1 };
}

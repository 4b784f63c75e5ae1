import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import { blockOf } from '../../facts/fact-block.js';
import { scalarKernel } from '../../rules/columns/scalar-kernel.js';
import { CompiledVersions } from '../../rules/guarded/compiled-versions.js';
import { audiencePack, membersOf } from './audience.js';

const catalogue = aCatalogue(aFact({ name: 'origin', type: 'text' }));
const sheets = [{ origin: 'table' }, { origin: 'synthetic' }, {}];
const block = blockOf(['a', 'b', 'c'], sheets, ['origin'], catalogue);
const versions = new CompiledVersions({ catalogue }, scalarKernel);
const compiled = (conditions: unknown) => {
  const pack = audiencePack(conditions);
  return pack && versions.unsaved(pack);
};
const members = (conditions: unknown) => [...membersOf(compiled(conditions), block, '2026-11-02')];

describe('the audience of a campaign', () => {
  it('is everybody where nothing is said', () => {
    expect(members(undefined)).toEqual([1, 1, 1]);
  });

  it('is whom its conditions hold for; who cannot be known is none', () => {
    expect(members({ all: [{ fact: 'origin', operator: 'equal', value: 'table' }] })).toEqual([1, 0, 0]);
  });

  it('reads the facts it asks', () => {
    const audience = compiled({ all: [{ fact: 'origin', operator: 'equal', value: 'table' }] });
    expect(audience?.pack.facts).toEqual(['origin']);
  });

  it('throws for conditions nobody can read', () => {
    expect(() => compiled({ all: [{ fact: 'nowhere', operator: 'equal', value: 1 }] })).toThrow();
  });
});

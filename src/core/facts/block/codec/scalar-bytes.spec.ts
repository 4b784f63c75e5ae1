import { expect, it } from '@jest/globals';
import type { ScalarColumn } from '../../fact-block.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { STORED_KINDS } from './column-kinds.js';
import { readScalar, scalarKindOf, writeScalar } from './scalar-bytes.js';

const present = Uint8Array.of(1, 0, 1);

it.each<[string, ScalarColumn]>([
  ['u8', { kind: 'number', values: Float64Array.of(3, 0, 255), present }],
  ['u16', { kind: 'number', values: Float64Array.of(3, 0, 256), present }],
  ['i32', { kind: 'number', values: Float64Array.of(-3, 0, 256), present }],
  ['f64', { kind: 'number', values: Float64Array.of(0.1, 0, -0), present }],
  ['bit', { kind: 'bit', values: Uint8Array.of(1, 0, 0), present }],
  ['day', { kind: 'day', values: Int32Array.of(-719_528, 0, 20_759), present }],
  ['dict8', { kind: 'dict', values: Uint32Array.of(1, 0, 0), present, dictionary: ['套餐', ''] }],
])('%s comes back as it was', (kind, column) => {
  const writer = new ByteWriter();
  writeScalar(writer, column);
  const reader = new ByteReader(writer.done());
  expect(STORED_KINDS[reader.byte()]).toBe(kind);
  expect(scalarKindOf(column)).toBe(kind);
  expect(readScalar(reader, scalarKindOf(column), 3)).toEqual(column);
});

it('a kind of many values a row is none of these', () => {
  expect(() => readScalar(new ByteReader(Uint8Array.of(1)), 'list', 0)).toThrow('list');
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { deserialize } from '../connection.js';
import { BsonReader } from './bson-reader.js';

const { BSON, Decimal128, Long, ObjectId, Binary, Timestamp, DBRef } = mongoose.mongo;
const bytesOf = (document: object) => BSON.serialize(document);
/** Within a larger memory, as the documents of one answer are. */
const within = (bytes: Uint8Array) => Uint8Array.of(9, 9, 9, ...bytes, 7, 7).subarray(3, 3 + bytes.length);

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('2026-10', 'CNY', '套餐', 'x'.repeat(32), 'x'.repeat(33), '\uFFFD'),
);
const name = fc.oneof(
  fc.constantFrom('month', 'revenue', '_id', '名', '__proto__', '$ref', '$id', ''),
  fc.string({ maxLength: 6 }).filter((one) => !one.includes('\u0000')),
);
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double(),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(
    Long.fromString('9007199254740993'),
    Long.fromString('-9007199254740993'),
    Long.fromNumber(-1),
    Long.fromNumber(2 ** 40),
    new ObjectId('0123456789abcdef01234567'),
    Decimal128.fromString('1.5'),
    new Binary(Uint8Array.of(1, 2, 3)),
    new Timestamp({ t: 1, i: 2 }),
    /a/i,
    undefined,
  ),
);
const { value: document } = fc.letrec<{ value: object; any: unknown }>((tie) => ({
  value: fc.dictionary(name, tie('any'), { maxKeys: 6 }),
  any: fc.oneof({ depthSize: 'small' }, scalar, tie('value'), fc.array(tie('any'), { maxLength: 4 })),
}));

describe('documents are decoded as the driver decodes them', () => {
  it('any, one after another', () => {
    const reader = new BsonReader();
    fc.assert(
      fc.property(document, (one) => {
        const bytes = within(bytesOf(one));
        expect(reader.read(bytes)).toStrictEqual(deserialize(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, object]>([
    ['a reference', { owner: new DBRef('customers', new ObjectId('0123456789abcdef01234567')) }],
    ['minus zero', { amount: -0 }],
    ['a name that reaches an object itself', JSON.parse('{"a":{"__proto__":{"x":1}}}')],
    ['nothing', {}],
  ])('%s', (_case, one) => {
    const bytes = bytesOf(one);
    expect(new BsonReader().read(bytes)).toStrictEqual(deserialize(bytes));
  });

  it('texts are shared, whole', () => {
    const reader = new BsonReader();
    const names = Array.from({ length: 20_000 }, (_name, at) => `text-${at % 9_999}`);
    expect(names.map((one) => reader.read(bytesOf({ one })).one)).toEqual(names);
  });
});

it.each([
  ['a length that says too much', (bytes: Uint8Array) => bytes.with(0, 200)],
  ['no end', (bytes: Uint8Array) => bytes.with(bytes.length - 1, 1)],
  ['a text that says too much', (bytes: Uint8Array) => bytes.with(7, 100)],
  ['bytes that are no text', (bytes: Uint8Array) => bytes.with(11, 0xff)],
])('what is no document is refused: %s', (_case, spoil) => {
  expect(() => new BsonReader().read(spoil(bytesOf({ a: 'text' })))).toThrow();
});

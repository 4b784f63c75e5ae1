import { isDay } from '../../kit/day.js';
import { FoundProblems, isForbiddenName, pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import { type CustomerEvent, EVENT_KINDS, type EventKind } from '../customer-event.js';
import { idFault, idForm } from '../identity.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const EVENT_ID = /^[\x21-\x7e]{1,100}$/;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}_:-]{0,63}$/u;
const EARLIEST = Date.UTC(2000, 0, 1);

type Fields = Readonly<Record<string, unknown>>;

/** Until when an event may have happened, as its system's clock may be fast. */
export type EventBounds = { readonly latest: Date };

class EventReader {
  readonly problems = new FoundProblems();

  constructor(private readonly fields: Fields) {}

  text(name: string): string {
    const value = this.fields[name];
    if (typeof value === 'string') return value;
    if (value !== undefined) this.problems.wrongType(pathTo('$', name), 'text', value);
    return '';
  }

  id(): string {
    const id = this.text('id');
    if (typeof this.fields.id === 'string' && !EVENT_ID.test(id)) this.problems.add('$.id', 'EVENT_ID_BAD');
    return id;
  }

  customerId(): string {
    const id = idForm(this.text('customerId'));
    const fault = idFault(id);
    if (typeof this.fields.customerId === 'string' && fault !== null) {
      this.problems.add('$.customerId', fault, { column: 'customerId' });
    }
    return id;
  }

  kind(): EventKind {
    const said = this.text('kind');
    const kind = EVENT_KINDS.find((one) => one === said);
    if (typeof this.fields.kind === 'string' && kind === undefined) {
      this.problems.add('$.kind', 'VALUE_NOT_ALLOWED', { value: said.slice(0, 40), allowed: EVENT_KINDS.join(', ') });
    }
    return kind ?? 'usage';
  }

  at({ latest }: EventBounds): Date {
    const said = this.text('at');
    if (typeof this.fields.at !== 'string') return latest;
    const at = new Date(INSTANT.test(said) && isDay(said.slice(0, 10)) ? said : Number.NaN);
    if (Number.isNaN(at.getTime()) || at.getTime() < EARLIEST) this.problems.add('$.at', 'EVENT_AT_BAD');
    else if (at > latest) this.problems.add('$.at', 'EVENT_IN_FUTURE');
    return at;
  }

  number(name: string, code: string, holds: (value: number) => boolean): number | undefined {
    const value = this.fields[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number' && holds(value)) return value;
    this.problems.add(pathTo('$', name), code);
    return undefined;
  }

  code(name: string): string | undefined {
    const value = this.fields[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && CODE.test(value) && !isForbiddenName(value) && !(value in {})) return value;
    this.problems.add(pathTo('$', name), 'EVENT_CODE_BAD');
    return undefined;
  }
}

/**
 * One event as a system tells it, or everything that is wrong with it. `at` is an ISO instant with its offset, `amount`
 * whole minor units and never below zero, `score` 0 to 100; a survey needs one, and nothing else has one.
 */
export function readEvent(json: unknown, bounds: EventBounds): Read<CustomerEvent> {
  const shape = new FoundProblems();
  const optional = ['amount', 'score', 'about', 'reason'];
  const fields = shape.object(json, '$', ['id', 'customerId', 'kind', 'at'], optional);
  if (fields === null) return shape.result({} as CustomerEvent);
  const reader = new EventReader(fields);
  const [id, customerId, kind, at] = [reader.id(), reader.customerId(), reader.kind(), reader.at(bounds)];
  const amount = reader.number('amount', 'EVENT_AMOUNT_BAD', (value) => Number.isSafeInteger(value) && value >= 0);
  const score = reader.number('score', 'EVENT_SCORE_BAD', (value) => value >= 0 && value <= 100);
  const [about, reason] = [reader.code('about'), reader.code('reason')];
  if ((kind === 'survey') !== Object.hasOwn(fields, 'score')) reader.problems.add('$.score', 'EVENT_SCORE_UNFIT');
  const read = reader.problems.result({
    ...{ id, customerId, kind, at },
    ...(amount === undefined ? {} : { amount }),
    ...(score === undefined ? {} : { score }),
    ...(about === undefined ? {} : { about }),
    ...(reason === undefined ? {} : { reason }),
  });
  const misshapen = shape.result(null);
  if (misshapen.ok) return read;
  return { ok: false, problems: [...misshapen.problems, ...(read.ok ? [] : read.problems)] };
}

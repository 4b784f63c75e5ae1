import { pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import type { FactCatalogue } from '../fact-catalogue.js';
import { readBins } from '../models/bins.js';
import type { ClassesModel } from '../models/classes.js';
import { ownFacts } from './read-decision.js';
import { type Fields, ModelReader } from './read-model.js';

/** Reads classes that may overlap and the grades of how many hold. */
export function readClassesModel(json: unknown, catalogue: FactCatalogue, path = '$'): Read<ClassesModel> {
  const reader = new ClassesReader(catalogue, ownFacts(json));
  const model = reader.model(json, path);
  return reader.problems.result(model);
}

class ClassesReader extends ModelReader {
  model(json: unknown, path: string): ClassesModel {
    const fields = this.problems.object(json, path, ['gives', 'classes', 'grades']) ?? {};
    const givesPath = pathTo(path, 'gives');
    const names = this.inner(fields, 'gives', path, ['list', 'field', 'grade']);
    const text = (name: string) => this.text(names, name, givesPath);
    const gives = { list: text('list'), field: text('field'), grade: text('grade') };
    const list = this.given(gives.list, pathTo(givesPath, 'list'), 'list');
    this.given(gives.grade, pathTo(givesPath, 'grade'), 'enum');
    const allowed = list?.fields?.find(({ name }) => name === gives.field)?.values ?? [];
    const at = pathTo(path, 'classes');
    return {
      gives,
      classes: this.list(fields, 'classes', path).map((one, index) => this.one(one, pathTo(at, index), allowed)),
      grades: readBins(fields.grades, pathTo(path, 'grades'), this.problems, ['grade'], (bin, place) =>
        this.valueOf(gives.grade, bin, 'grade', place),
      ),
    };
  }

  private one(json: unknown, path: string, allowed: readonly string[]): ClassesModel['classes'][number] {
    const fields: Fields = this.problems.object(json, path, ['class', 'conditions']) ?? {};
    const name = this.text(fields, 'class', path);
    if (name !== '' && !allowed.includes(name)) {
      this.problems.add(pathTo(path, 'class'), 'VALUE_NOT_ALLOWED', { value: name, allowed: allowed.join(', ') });
    }
    return { class: name, conditions: this.conditions(fields, path) };
  }
}

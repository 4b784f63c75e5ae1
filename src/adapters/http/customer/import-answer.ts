import type { ImportRecord } from '../../../flows/ports/import-store.js';
import { wordsOrCode } from '../words.js';

/** An import without the paths of this machine's files and without its mapping. */
export function importAnswer(record: ImportRecord) {
  const { file, fileHash, mappingJson, rejectsFile, rejectsBytes, failure, unattended, movedAt, ...shown } = record;
  return {
    ...shown,
    hasRejects: rejectsFile !== null,
    failure: failure && { code: failure.code, message: wordsOrCode(failure.code, failure.params) },
  };
}

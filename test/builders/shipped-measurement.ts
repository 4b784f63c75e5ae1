import { readFileSync } from 'node:fs';
import { type MeasurementRules, readMeasurementRules } from '../../src/core/measurement/measurement-rules.js';

const read = readMeasurementRules(JSON.parse(readFileSync('rules/policy/measurement.json', 'utf8')), 112);
if (!read.ok) throw new Error(JSON.stringify(read.problems));

export const SHIPPED_MEASUREMENT: MeasurementRules = read.value;

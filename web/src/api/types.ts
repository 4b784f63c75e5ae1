import type { components } from './schema.ts';

type Schemas = components['schemas'];
export type Run = Schemas['Run'];
export type RunProgress = Schemas['RunProgress'];
export type FunnelRow = Schemas['FunnelRow'];
export type RunEvent = Schemas['RunEvent'];
export type Decision = Schemas['Decision'];
export type Candidate = Schemas['Candidate'];
export type Explained = Schemas['Explained'];
export type HowFar = Schemas['HowFar'];
export type Fact = Schemas['Fact'];
export type SinkMessage = Schemas['SinkMessage'];

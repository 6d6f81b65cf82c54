import type { Operation, OperationContext, Resource } from '../shared/action/operation';
import type { JellyfinConnection } from './client';

export type JellyfinContext = OperationContext<JellyfinConnection>;
export type JellyfinOperation = Operation<JellyfinConnection>;
export type JellyfinResource = Resource<JellyfinConnection>;

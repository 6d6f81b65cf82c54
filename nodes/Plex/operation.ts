import type { Operation, OperationContext, Resource } from '../shared/action/operation';
import type { PlexConnection } from './client';

export type PlexContext = OperationContext<PlexConnection>;
export type PlexOperation = Operation<PlexConnection>;
export type PlexResource = Resource<PlexConnection>;

// All operations that a formula can be made of, by their names.
import { arithmeticOperations } from './arithmetic-operations.ts';
import type { Operation } from './operation.ts';
import { piecewiseOperations } from './piecewise-operations.ts';
import { smoothOperations } from './smooth-operations.ts';

const operations = { ...arithmeticOperations, ...smoothOperations, ...piecewiseOperations };

export type OperationName = keyof typeof operations;

/** The row of an operation. */
export const operationOf = (name: OperationName): Operation => operations[name];

// Documents as the tests ask about them: read by the extension's own code, apart from the extension that runs.
import { readDocuments } from '../../src/features/python/documents.ts';
import { watchWorkspaceModules } from '../../src/features/python/workspace-files.ts';
import { findReleases } from '../../src/features/release/releases.ts';

export const documents = readDocuments(watchWorkspaceModules([]));
export const releases = findReleases();

/**
 * The two libraries of this package, and the one file that the build bundles with what it takes from node_modules:
 * nothing else may import them (docs/tvtime-export.md says why these).
 */
export { Unzip, UnzipInflate, unzipSync } from 'fflate';
export { CsvError, parse } from 'csv-parse/stream';

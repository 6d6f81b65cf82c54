/**
 * One promise-bearing line, broken. Code and tests are named by a few folders of their path, in their order (`services/trakt`),
 * so that a file may move to another floor, or be joined with its neighbour, and its mutants follow.
 * @typedef {object} Mutant
 * @property {string} in folders of the file in which it is
 * @property {string} find stands exactly once in exactly one file there
 * @property {string} put what stands there instead
 * @property {string} breaks what no longer holds then, in a few words
 * @property {string[]} tests folders and name of the tests, one of which has to fail
 */
export {};

/**
 * From a local path and a category to a checked dataset: its files, its facts, and findings with
 * the rule ids of {@code contract/datasets.md} 5. Works on local files only; must not know
 * clusters.
 */
package io.tracebloc.engine.dataset;

/**
 * Finds the files of a dataset ({@code contract/datasets.md} 4.3) and holds millions of them in
 * little memory. Must not know what the files mean.
 */
package io.tracebloc.engine.dataset.files;

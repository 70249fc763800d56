/** Column types of tabular data ({@code contract/datasets.md} 6). Must not know files or rules. */
package io.tracebloc.engine.dataset.columns;

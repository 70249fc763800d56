/**
 * Column types of tabular data: declared ones and those that the first rows tell ({@code
 * contract/datasets.md} 6). Must not know directories or rules.
 */
package io.tracebloc.engine.dataset.columns;

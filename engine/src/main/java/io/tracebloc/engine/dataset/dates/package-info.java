/**
 * Dates and times in cells, as the liberal parser of the cluster understands them ({@code
 * contract/datasets.md} 5.5 to 5.7). Must not know rules.
 */
package io.tracebloc.engine.dataset.dates;

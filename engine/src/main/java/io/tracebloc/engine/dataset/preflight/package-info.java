/**
 * Runs a dataset's preflight: options, layout, manifest, content, cheapest first. Every problem
 * becomes a finding; the order of the rules is that of {@code contract/datasets.md} 5.2.
 */
package io.tracebloc.engine.dataset.preflight;

/**
 * The ingestor stand-in: reads what was staged, applies the cluster's rules, copies the files to
 * the final directory and prints the summary banner with true counts (datasets.md 3, 5 and 7).
 *
 * <p>A category is one entry of {@link io.tracebloc.sandbox.standin.ingestor.dataset.Categories}
 * and its validators (package {@code rule}).
 */
package io.tracebloc.sandbox.standin.ingestor;

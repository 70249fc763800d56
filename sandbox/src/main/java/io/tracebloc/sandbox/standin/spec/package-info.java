/**
 * The ingest document as the cluster understands it: YAML, the rules of {@code ingest.v1}
 * (datasets.md 1) written as plain checks, and the wording of their violations (datasets.md 2).
 */
package io.tracebloc.sandbox.standin.spec;

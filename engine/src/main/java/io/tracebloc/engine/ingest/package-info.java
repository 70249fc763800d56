/**
 * The {@code ingest.v1} document: written from a checked dataset, validated against the embedded
 * schema ({@code contract/datasets.md} 1-3). Must not know clusters.
 */
package io.tracebloc.engine.ingest;

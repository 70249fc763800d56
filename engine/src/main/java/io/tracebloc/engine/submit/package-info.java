/**
 * From an ingest document to an accepted run: token, port-forward to jobs-manager, POST with one
 * idempotency key ({@code contract/protocol.md} 1-3).
 */
package io.tracebloc.engine.submit;

/**
 * The tracebloc stand-in: jobs-manager and ingestor as programs of their own that talk to the
 * Kubernetes API over HTTP, and the objects that the client chart would have created. Stand-ins,
 * and they say so.
 */
package io.tracebloc.sandbox.standin;

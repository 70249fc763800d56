/**
 * The jobs-manager stand-in: authenticates, authorises, checks and deduplicates submitted runs and
 * creates the ingestor's Job (protocol.md 1).
 */
package io.tracebloc.sandbox.standin.server;

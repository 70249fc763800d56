/**
 * Puts any files into a place of any platform: scan, locate, choose, copy, verify. Must not know
 * datasets or the ingest protocol.
 */
package io.tracebloc.engine.stage;

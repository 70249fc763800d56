package io.tracebloc.engine.transfer;

/**
 * How a remote script ended.
 *
 * @param code its exit code
 * @param diagnostics the beginning of its standard error, raw
 */
record ScriptEnd(int code, String diagnostics) {}

/**
 * Structured concurrency behind one small class: children end before their parent goes on, and the
 * first failure cancels the rest. Knows nothing else.
 */
package io.tracebloc.engine.scope;

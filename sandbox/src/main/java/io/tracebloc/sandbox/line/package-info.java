/**
 * A line between a client and a server that is as slow, as far and as unreliable as a test or a
 * benchmark wants it. Carries bytes and knows nothing of what they mean.
 */
package io.tracebloc.sandbox.line;

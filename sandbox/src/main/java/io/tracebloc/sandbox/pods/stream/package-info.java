/**
 * The streams into pods: exec, attach and port-forward over SPDY/3.1 and over WebSockets, as
 * kubectl and client libraries speak them. Knows nothing of how containers run.
 */
package io.tracebloc.sandbox.pods.stream;

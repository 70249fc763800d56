/**
 * The tracebloc stand-in: jobs-manager and ingestor as programs of their own that talk to the
 * Kubernetes API over HTTP, and the objects that the client chart would have created. Stand-ins,
 * and they say so.
 *
 * <p>The programs ({@code server}, {@code ingestor}) and what they share ({@code spec}, {@code
 * kube}) use nothing but the JDK, Jackson and SnakeYAML, so that they can run in any cluster.
 */
package io.tracebloc.sandbox.standin;

/**
 * From kubeconfig files, flags and the in-cluster account to a {@link
 * io.tracebloc.engine.cluster.Cluster}: one configuration for plain calls (the official client's
 * {@code ApiClient}) and for streams (sockets of {@link io.tracebloc.engine.cluster.ApiEndpoint}).
 * Must not know releases, datasets or pods.
 */
package io.tracebloc.engine.cluster;

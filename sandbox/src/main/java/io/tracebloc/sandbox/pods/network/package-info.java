/**
 * How pods reach each other by the names of Services: without a network of their own and a cluster
 * DNS, they ask a proxy of the node, as the variable {@code http_proxy} tells them. Knows Services
 * and pods; must not know who asks or why.
 */
package io.tracebloc.sandbox.pods.network;

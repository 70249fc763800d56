/**
 * The practice cluster: a Kubernetes API, a node and a tracebloc stand-in, put together in one
 * process. It is a stand-in, and says so.
 */
package io.tracebloc.sandbox;

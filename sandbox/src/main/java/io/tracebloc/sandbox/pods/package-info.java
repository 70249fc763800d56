/**
 * The practice cluster's kubelet and controllers: pods as local processes, logs, exec,
 * port-forward, Jobs, Deployments, claims.
 */
package io.tracebloc.sandbox.pods;

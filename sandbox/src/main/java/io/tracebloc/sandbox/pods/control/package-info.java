/**
 * The practice cluster's controllers: Jobs, Deployments, ReplicaSets, claims, endpoints, garbage
 * collection. They see the object store only; what they create passes admission like everything
 * else.
 */
package io.tracebloc.sandbox.pods.control;

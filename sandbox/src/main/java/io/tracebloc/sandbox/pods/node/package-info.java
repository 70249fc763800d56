/**
 * The practice node: schedules pods, prepares their volumes and environment, runs their containers
 * and keeps their status. Knows nothing of streams and HTTP.
 */
package io.tracebloc.sandbox.pods.node;

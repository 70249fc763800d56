/**
 * Containers as local processes: programs, path translation, process trees, logs. Knows nothing of
 * pods or of the API. There is no isolation: a container's processes are ordinary processes of the
 * user who runs the practice cluster.
 */
package io.tracebloc.sandbox.pods.process;

/** The engine's streams and staging against the practice cluster, below the commands. */
package io.tracebloc.e2e.staging;

/**
 * The practice cluster's database: MariaDB's own programs, unpacked once from the archive on the
 * class path, with an empty database that every cluster copies. Knows nothing of clusters and pods.
 */
package io.tracebloc.sandbox.database;

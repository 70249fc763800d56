/**
 * A client of MySQL and MariaDB over the wire, as small as the stand-in's programs need it: one
 * connection, text queries, no TLS. Knows nothing of datasets but the bookkeeping tables.
 */
package io.tracebloc.sandbox.standin.database;

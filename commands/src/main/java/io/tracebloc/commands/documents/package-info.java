/** Ingest documents that a user wrote: read, checked against the schema, shown. */
package io.tracebloc.commands.documents;

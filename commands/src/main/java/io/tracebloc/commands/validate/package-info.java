/** The command {@code validate}: datasets and ingest documents, checked on this machine only. */
package io.tracebloc.commands.validate;

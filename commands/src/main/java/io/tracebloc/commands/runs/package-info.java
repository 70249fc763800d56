/** Commands about ingestion runs: list, show, logs, watch, cancel. */
package io.tracebloc.commands.runs;

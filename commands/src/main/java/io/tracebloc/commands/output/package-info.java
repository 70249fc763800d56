/**
 * How results and errors read: JSON and YAML documents, tables, quantities, the phrasing of
 * remedies. Must not know commands.
 */
package io.tracebloc.commands.output;

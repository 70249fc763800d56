/**
 * How the ingestor reads a CSV file and its cells (datasets.md 5.1): records, white space, missing
 * values, numbers, calendar values and SQL types.
 */
package io.tracebloc.sandbox.standin.ingestor.csv;
